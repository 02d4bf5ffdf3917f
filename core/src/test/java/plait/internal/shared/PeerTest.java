package plait.internal.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a process lives, by what the system tells of it. */
class PeerTest {
  private static final long PID = ProcessHandle.current().pid();

  @TempDir Path proc;

  private Path folder;
  private String[] stat;

  @BeforeEach
  void copyOurs() throws IOException {
    folder = Files.createDirectory(proc.resolve(Long.toString(PID)));
    String line = Files.readString(Path.of("/proc/self/stat"));
    stat = line.substring(line.lastIndexOf(')') + 2).split(" ");
  }

  private boolean isAlive(String state, int threads) throws IOException {
    stat[0] = state;
    stat[17] = Integer.toString(threads);
    Files.writeString(folder.resolve("stat"), PID + " (a) b) " + String.join(" ", stat));
    return Peer.isAlive(Peer.self(), proc);
  }

  @Test
  void oneThatRunsSleepsOrIsStoppedLives() throws IOException {
    assertThat(isAlive("R", 9)).isTrue();
    assertThat(isAlive("S", 1)).isTrue();
    assertThat(isAlive("T", 9)).isTrue();
  }

  @Test
  void oneThatHasEndedDoesNotLiveThoughNobodyHasBuriedIt() throws IOException {
    assertThat(isAlive("Z", 1)).isFalse();
    assertThat(isAlive("X", 0)).isFalse();
  }

  @Test
  void oneWhoseFirstThreadHasEndedLivesAsLongAsOthersRun() throws IOException {
    assertThat(isAlive("Z", 2)).isTrue();
  }

  @Test
  void anotherOneOfTheSameNumberIsTheDeathOfTheFirst() throws IOException {
    stat[19] += "7";
    assertThat(isAlive("R", 1)).isFalse();
  }

  @Test
  void oneThatIsThereAndCannotBeLookedAtLives() throws IOException {
    Files.createDirectory(folder.resolve("stat")); // as hard to read as without free descriptors
    assertThat(Peer.isAlive(Peer.self(), proc)).isTrue();
  }

  @Test
  void oneThatIsNotThereDoesNot() throws IOException {
    Files.delete(folder);
    assertThat(Peer.isAlive(Peer.self(), proc)).isFalse();
  }

  @Test
  void oneThatCouldNotLookWhenItWasBornLivesAsLongAsItsNumberIsTaken() throws IOException {
    int withoutBirth = Peer.of(PID, proc); // there is no file yet
    Files.writeString(folder.resolve("stat"), PID + " (a) " + String.join(" ", stat));
    assertThat(withoutBirth).isEqualTo((int) Peer.pid(Peer.self()));
    assertThat(Peer.isAlive(withoutBirth, proc)).isTrue();
    Files.delete(folder.resolve("stat"));
    Files.delete(folder);
    assertThat(Peer.isAlive(withoutBirth, proc)).isFalse();
  }
}
