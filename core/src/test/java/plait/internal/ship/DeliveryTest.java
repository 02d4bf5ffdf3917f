package plait.internal.ship;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a worker may ask for, and what it is refused. */
class DeliveryTest {
  private static final String SELF = DeliveryTest.class.getName();
  private static final String NEIGHBOR = Neighbor.class.getName();

  private final ShippedLoaders loaders = new ShippedLoaders();
  private Delivery delivery;
  private int number;

  static final class Neighbor {}

  @BeforeEach
  void sendOneClass() {
    delivery = loaders.newDelivery(ShippingLimits.DEFAULT);
    number = loaders.idOf(DeliveryTest.class);
    assertThat(ahead(delivery)).isNotNull();
  }

  private byte[] ahead(Delivery to) {
    return to.ahead(new int[] {number}, new String[] {SELF});
  }

  private static String refusal(byte[] answer) throws IOException {
    var in = new ShipmentReader(answer);
    assertThat(in.tag()).isEqualTo(Shipment.REFUSED);
    return in.text();
  }

  private static int kind(byte[] answer) throws IOException {
    return new ShipmentReader(answer).tag();
  }

  @Test
  void nothingIsSentTwiceAheadOfTasks() {
    assertThat(ahead(delivery)).isNull();
    assertThat(delivery.ahead(new int[] {number}, new String[] {NEIGHBOR})).isNull();
    assertThat(delivery.ahead(new int[] {0}, new String[] {"java.lang.String"})).isNull();
    assertThat(ahead(loaders.newDelivery(ShippingLimits.DEFAULT))).isNotNull();
  }

  @Test
  void whatIsAskedForIsSentAgain() throws IOException {
    assertThat(kind(delivery.answer(number, NEIGHBOR))).isEqualTo(Shipment.DEFINED);
    assertThat(kind(delivery.answer(number, NEIGHBOR))).isEqualTo(Shipment.DEFINED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.String",
        "java.sql.Connection",
        "com.sun.tools.javac.Main",
        "plait.Threads",
        "plait.internal.ship.Delivery"
      })
  void classesOfTheJdkAndOfPlaitAreNeverServed(String name) throws IOException {
    assertThat(kind(delivery.answer(number, name))).isIn(Shipment.LOCAL, Shipment.NONE);
  }

  @Test
  void unknownClassesAreAnAnswer() throws IOException {
    assertThat(kind(delivery.answer(number, "acme.Nothing"))).isEqualTo(Shipment.NONE);
    assertThat(kind(delivery.answer(number, "/0/acme/nothing.txt"))).isEqualTo(Shipment.NONE);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 2, 77, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void loadersThatTheWorkerWasSentNothingOf(int other) throws IOException {
    assertThat(refusal(delivery.answer(other, SELF)))
        .contains("was sent nothing of a class loader");
    var fresh = loaders.newDelivery(ShippingLimits.DEFAULT);
    assertThat(refusal(fresh.answer(number, SELF))).contains("was sent nothing of a class loader");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "acme..Main",
        ".acme.Main",
        "acme.",
        "acme/Main",
        "[Lacme.Main;",
        "[I",
        "C:\\Windows",
        "..\\secret",
        "a%2e%2e",
        "a\0b"
      })
  void namesThatAreNotOfClasses(String name) throws IOException {
    assertThat(refusal(delivery.answer(number, name))).contains("class");
  }

  @Test
  void longNames() throws IOException {
    assertThat(refusal(delivery.answer(number, "a".repeat(100_000)))).contains("class name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/passwd",
        "/0//etc/passwd",
        "/0/../../../../etc/passwd",
        "/0/META-INF/../../secret",
        "/0/META-INF/./shipped.txt",
        "/0/META-INF//shipped.txt",
        "/0/META-INF/",
        "/0/",
        "//etc/passwd",
        "/0/file:/etc/passwd",
        "/0/C:/Windows/win.ini",
        "/0/..\\secret",
        "/-1/META-INF/shipped.txt",
        "/99999999999/META-INF/shipped.txt",
        "/x/META-INF/shipped.txt",
        "/0/META-INF/shipped.txt\0",
        "/"
      })
  void pathsThatAreNotOfResources(String question) throws IOException {
    assertThat(refusal(delivery.answer(number, question))).contains("resource");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/0/java/lang/Object.class",
        "/0/META-INF",
        "/0/plait",
        "/0/plait/shipping",
        "/9/META-INF/shipped.txt"
      })
  void resourcesOfTheJdkAndFoldersAreNotThere(String question) throws IOException {
    assertThat(kind(delivery.answer(number, question))).isEqualTo(Shipment.NONE);
  }

  @Test
  void resourcesAreServed() throws IOException {
    var in = new ShipmentReader(delivery.answer(number, "/0/META-INF/shipped.txt"));
    assertThat(in.tag()).isEqualTo(Shipment.CONTENT);
    assertThat(new String(in.block(), UTF_8)).isEqualTo("everywhere\n");
  }

  private Delivery limited(ShippingLimits limits) {
    var limited = loaders.newDelivery(limits);
    assertThat(ahead(limited)).isNotNull();
    return limited;
  }

  @Test
  void noMoreQuestionsThanAllowed() throws IOException {
    var limited = limited(new ShippingLimits(2, 1 << 20, 9, 9, 9));
    assertThat(kind(limited.answer(number, NEIGHBOR))).isEqualTo(Shipment.DEFINED);
    assertThat(kind(limited.answer(number, "acme.Nothing"))).isEqualTo(Shipment.NONE);
    assertThat(refusal(limited.answer(number, NEIGHBOR))).contains("no more than 2 questions");
    assertThat(refusal(limited.answer(number, "/0/x"))).contains("no more than 2 questions");
  }

  @Test
  void noMoreBytesThanAllowed() throws IOException {
    var limited = limited(new ShippingLimits(99, 100, 99, 100, 99));
    assertThat(refusal(limited.answer(number, NEIGHBOR))).contains("100 bytes of classes");
    assertThat(kind(limited.answer(number, "/0/META-INF/shipped.txt"))).isEqualTo(Shipment.CONTENT);
    for (int i = 0; i < 8; i++) {
      limited.answer(number, "/0/META-INF/shipped.txt");
    }
    assertThat(refusal(limited.answer(number, "/0/META-INF/shipped.txt")))
        .contains("100 bytes of resources");
  }

  @Test
  void noLargerResourceThanAllowed() throws IOException {
    var limited = limited(new ShippingLimits(99, 99, 99, 99, 5));
    assertThat(refusal(limited.answer(number, "/0/META-INF/shipped.txt")))
        .contains("larger than 5 bytes");
  }

  @Test
  void noResourcesAtAll() throws IOException {
    var limited = limited(ShippingLimits.DEFAULT.withoutResources());
    assertThat(refusal(limited.answer(number, "/0/META-INF/shipped.txt")))
        .contains("no more than 0 resources");
    assertThat(kind(limited.answer(number, "/0/" + ClassBytes.path(NEIGHBOR))))
        .isEqualTo(Shipment.CONTENT);
  }
}
