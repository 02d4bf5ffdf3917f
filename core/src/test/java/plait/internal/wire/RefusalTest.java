package plait.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import plait.Fn;
import plait.NotSendableException;
import plait.Target;
import plait.Task;
import plait.Threads;

/** What cannot be sent is refused by a message that leads to the part in the way. */
class RefusalTest {
  record Client(String name, Socket conn) {}

  static class Holder implements Serializable {
    Client client = new Client("x", new Socket());
    transient Thread ignored = new Thread();
  }

  static class Failing implements Serializable {
    private void writeObject(ObjectOutputStream out) throws IOException {
      throw new IOException("not today");
    }
  }

  static class Node implements Serializable {
    Node next;
  }

  record Ring(List<Object> all) {}

  private final Client client = new Client("mine", new Socket());

  private static String refusal(Object value) {
    try {
      new Packer(Trip.SAME).pack(value);
    } catch (NotSendableException e) {
      return e.getMessage();
    }
    throw new AssertionError("It was not refused");
  }

  @Test
  void capturedVariableIsNamed() {
    long number = 4;
    Client client = new Client("x", new Socket());
    Target<String> task = () -> client.name() + number;
    assertThat(refusal(task))
        .contains("lambda in RefusalTest.capturedVariableIsNamed (RefusalTest.java:")
        .contains("captures client.conn")
        .contains("java.net.Socket is not Serializable")
        .contains("Open it inside the task");
  }

  @Test
  void thingsOfPlaitAreNamedAsTheirUsersKnowThem() {
    assertThat(refusal(Threads.lock("ledger"))).contains("RLock is for the threads of one process");
    assertThat(refusal(Threads.queue(1))).contains("WorkQueue is for the threads of one process");
    assertThat(refusal(Task.current())).contains("Task is for the threads of one process");
    try (var pool = Threads.pool(1)) {
      assertThat(refusal(pool)).contains("a pool belongs to the program that made it");
    }
  }

  @Test
  void capturedThisIsExplained() {
    Target<String> task = () -> client.name();
    assertThat(refusal(task))
        .contains("captures this, and " + RefusalTest.class.getName() + " is not Serializable")
        .contains("local variables")
        .contains("static");
  }

  @Test
  void receiverOfMethodReferenceIsNamed() {
    Fn<String, String> task = this::echo;
    assertThat(refusal(task))
        .contains("method reference RefusalTest::echo")
        .contains("captures the receiver");
  }

  private String echo(String text) {
    return text + client;
  }

  @Test
  void wayLeadsThroughRecordsFieldsAndCollections() {
    Socket socket = new Socket();
    assertThat(refusal(new Holder())).contains("Holder").contains("it holds client.conn");
    assertThat(refusal(List.of(1, new Client("x", socket)))).contains("[1].conn");
    assertThat(refusal(Map.of("key", socket))).contains("[key]");
    assertThat(refusal(new Object[] {Optional.of(socket)})).contains("[0].get()");
    Map<String, Object> inner = new HashMap<>(Map.of("deep", new ArrayList<>(List.of(socket))));
    assertThat(refusal((Target<Object>) () -> inner)).contains("inner[deep][0]");
  }

  @Test
  void wayLeadsIntoLocalClasses() {
    Socket socket = new Socket();
    class Local implements Target<Object> {
      @Override
      public Object call() {
        return socket;
      }
    }
    assertThat(refusal(new Local())).containsAnyOf("holds socket", "RefusalTest.this");
  }

  @Test
  void lambdaThatIsNotSerializableIsExplained() {
    Runnable plain = () -> {};
    assertThat(refusal(plain))
        .contains("a lambda of type java.lang.Runnable is not Serializable")
        .contains("(Runnable & Serializable)");
    Target<Object> task = () -> plain;
    assertThat(refusal(task)).contains("captures plain").contains("java.lang.Runnable");
  }

  @Test
  void ownCodeThatFailsIsTheCause() {
    assertThatThrownBy(() -> new Packer(Trip.SAME).pack(List.of(new Failing())))
        .isInstanceOf(NotSendableException.class)
        .hasMessageContaining("[0]")
        .hasMessageContaining("not today")
        .hasMessageContaining("writeObject")
        .cause()
        .isInstanceOf(IOException.class);
  }

  @Test
  void circleThroughRecordIsTold() {
    Ring ring = new Ring(new ArrayList<>());
    ring.all().add(ring);
    assertThat(refusal(ring)).contains("all[0]").contains("part of itself");
  }

  @Test
  void whatIsTooDeepIsTold() {
    Object deep = "x";
    for (int i = 0; i < 100_000; i++) {
      deep = new Object[] {deep};
    }
    assertThat(refusal(deep)).contains("nested deeper");
    Node list = null;
    for (int i = 0; i < 200_000; i++) {
      Node next = new Node();
      next.next = list;
      list = next;
    }
    assertThat(refusal(list)).contains("nested deeper");
  }

  @Test
  void whatIsTooLargeIsTold() {
    Packer packer = new Packer(Trip.SAME, new Limits(1000, 10, 10));
    assertThatThrownBy(() -> packer.pack(new byte[2000])).hasMessageContaining("1000 bytes");
    assertThatThrownBy(() -> packer.pack("x".repeat(2000))).hasMessageContaining("1000 bytes");
    assertThatThrownBy(() -> packer.pack(new Object[11][0])).hasMessageContaining("10 objects");
  }

  @Test
  void refusedValuesSpoilNothing() throws Exception {
    Trip trip = Trip.with(Trust.open());
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() -> trip.packer().pack(new Object()))
          .isInstanceOf(NotSendableException.class);
    }
    assertThat(trip.send("still there")).isEqualTo("still there");
  }
}
