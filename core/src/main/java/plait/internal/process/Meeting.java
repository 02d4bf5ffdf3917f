package plait.internal.process;

import java.io.IOException;
import java.util.List;

/** Where this program and a process that it has started find each other. */
interface Meeting extends AutoCloseable {
  Meeting OVER_PIPES = new PipeMeeting();

  /** What the worker is told on its command line. */
  List<String> directions();

  /**
   * Hands the token over and returns the link.
   *
   * @throws IOException if the process ended before it came, or it did not come in time
   */
  Link meet(Process process, byte[] token) throws IOException;

  /** Gives up waiting. Repeating it is harmless. */
  @Override
  void close();

  /** The process's own pipes: nobody else can hold their other ends. */
  final class PipeMeeting implements Meeting {
    private PipeMeeting() {}

    @Override
    public List<String> directions() {
      return List.of("pipes");
    }

    @Override
    public Link meet(Process process, byte[] token) throws IOException {
      var in = new PipeInput(process.getInputStream());
      var link = new Link(in, process.getOutputStream());
      link.out().write(token);
      link.out().flush();
      return link;
    }

    @Override
    public void close() {}
  }
}
