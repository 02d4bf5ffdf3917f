package plait.process;

import java.util.List;
import plait.Processes;

/** Has its first pool of processes give a result, and ends on the spot. */
final class FirstResultProgram {
  private FirstResultProgram() {}

  public static void main(String[] arguments) {
    System.out.println(Processes.pool(2).chunk(1).map(n -> n + 1, List.of(1, 2)));
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }
}
