package plait.bench;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** Figures that are none. */
public final class Failing implements Figures {
  /** Prints nothing if its figure is called silent, and does not end if it is called endless. */
  public static void main(String[] arguments) throws Exception {
    if (!arguments[0].equals("silent")) {
      Figures.print(new Failing(), arguments);
    }
  }

  @Override
  public double measure(String name, Scale scale) throws Exception {
    if (name.equals("endless")) {
      new CountDownLatch(1).await();
    }
    throw new IllegalStateException("no figure", new IOException("the disk is full"));
  }
}
