package plait.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import plait.Fn;
import plait.Target;
import plait.testing.Patience;

/** Definitions go ahead once per link, and classes are found by the loader they were named with. */
class LinkTest {
  record Point(int x, int y) {}

  /** Its lambda and record are loaded a second time by {@link Other}. */
  public static final class Program implements Callable<Object> {
    record Result(String text) {}

    /** For the loader that defines it again. */
    public Program() {}

    @Override
    public Object call() {
      Result captured = new Result("from afar");
      return (Target<Object>) () -> new Result(captured.text() + "!");
    }
  }

  /** Defines the test's own classes again. */
  private static final class Other extends URLClassLoader {
    Other() {
      super(new URL[0], LinkTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(Program.class.getName())) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : define(name);
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      String resource = "/" + name.replace('.', '/') + ".class";
      try (InputStream in = LinkTest.class.getResourceAsStream(resource)) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (java.io.IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  /** Loader 2 is an {@link Other}. */
  private record Two(ClassLoader other) implements Loaders {
    @Override
    public int idOf(Class<?> type) {
      return type.getClassLoader() == other ? 2 : Trip.SAME.idOf(type);
    }

    @Override
    public Class<?> find(int loader, String name) throws ClassNotFoundException {
      return loader == 2 ? Class.forName(name, false, other) : Trip.SAME.find(loader, name);
    }
  }

  @Test
  void definitionsGoAheadOnce() throws Exception {
    Trip link = Trip.with(Trust.open());
    Parcel first = link.packer().pack(new Point(1, 2));
    Parcel second = link.packer().pack(new Point(3, 4));
    assertThat(first.types()).containsExactly(new TypeName(1, Point.class.getName()));
    byte[] one = link.bytes(first);
    byte[] two = link.bytes(second);
    assertThat(two.length).isLessThan(30).isLessThan(one.length / 2);
    assertThat(link.receive(one)).isEqualTo(new Point(1, 2));
    assertThat(link.receive(two)).isEqualTo(new Point(3, 4));
  }

  @Test
  void aLinkTellsWhichClassesAreNewToIt() throws Exception {
    Outgoing outgoing = new Outgoing();
    Packer packer = new Packer(Trip.SAME);
    Fn<Integer, Integer> lambda = x -> x;
    Parcel parcel = packer.pack(List.of(new Point(1, 2), lambda));
    assertThat(outgoing.news(parcel))
        .containsExactlyInAnyOrder(
            new TypeName(1, Point.class.getName()), new TypeName(1, LinkTest.class.getName()));
    FrameWriter writer = new FrameWriter(java.io.OutputStream.nullOutputStream(), Limits.WIDE);
    writer.begin(1, 0, 1);
    outgoing.write(parcel, writer);
    assertThat(outgoing.news(parcel)).isEmpty();
    assertThat(new Outgoing().news(parcel)).hasSize(2);
  }

  @Test
  void aParcelTravelsOverSeveralLinksAndSeveralTimes() throws Exception {
    Trip first = Trip.with(Trust.open());
    Trip second = Trip.with(Trust.full());
    Parcel parcel = first.packer().pack(new Point(1, 2));
    for (Trip link : List.of(first, second, first)) {
      assertThat(link.receive(link.bytes(parcel))).isEqualTo(new Point(1, 2));
    }
  }

  @Test
  void whatIsPackedIsASnapshot() throws Exception {
    Trip link = Trip.with(Trust.open());
    List<Integer> list = new ArrayList<>(List.of(1));
    Parcel parcel = link.packer().pack(list);
    list.add(2);
    assertThat(link.receive(link.bytes(parcel))).isEqualTo(List.of(1));
  }

  @Test
  void classesAreFoundByTheirLoader() throws Exception {
    ClassLoader there = new Other();
    ClassLoader here = new Other();
    Object lambda =
        ((Callable<?>)
                there.loadClass(Program.class.getName()).getDeclaredConstructor().newInstance())
            .call();
    for (Trust trust : List.of(Trust.full(), Trust.open())) {
      Trip link = new Trip(new Two(there), new Two(here), Limits.WIDE, trust);
      Object result = ((Target<?>) link.send(lambda)).call();
      assertThat(result.toString()).isEqualTo("Result[text=from afar!]");
      assertThat(result.getClass().getClassLoader()).isSameAs(here);
    }
  }

  @Test
  void aClassThatIsNotThereIsTold() throws Exception {
    Loaders none =
        new Loaders() {
          @Override
          public int idOf(Class<?> type) {
            return 5;
          }

          @Override
          public Class<?> find(int loader, String name) throws ClassNotFoundException {
            throw new ClassNotFoundException("loader " + loader + " is gone");
          }
        };
    Trip link = new Trip(none, none, Limits.WIDE, Trust.open());
    assertThatThrownBy(() -> link.send(new Point(1, 2)))
        .isInstanceOf(WireException.class)
        .hasMessageContaining(Point.class.getName())
        .hasMessageContaining("loader 5 is gone");
  }

  @Test
  void aClassThatOnlyThisSideHasIsRefused() throws Exception {
    Loaders nameless =
        new Loaders() {
          @Override
          public int idOf(Class<?> type) {
            return Trip.isOfJdk(type) ? 0 : -1;
          }

          @Override
          public Class<?> find(int loader, String name) throws ClassNotFoundException {
            return Trip.SAME.find(loader, name);
          }
        };
    Trip link = new Trip(nameless, nameless, Limits.WIDE, Trust.open());
    assertThatThrownBy(() -> link.send(List.of(new Point(1, 2))))
        .isInstanceOf(plait.NotSendableException.class)
        .hasMessageContaining(Point.class.getName())
        .hasMessageContaining("only this process has");
    Exception local = new Exception("its story travels") {};
    assertThat(link.send(local)).isInstanceOf(StandIn.class).hasToString(local.toString());
  }

  @Test
  void aPackerKeepsNoClassLoaded() throws Exception {
    Packer packer = new Packer(Trip.SAME);
    List<Parcel> parcels = new ArrayList<>();
    WeakReference<ClassLoader> loader = packed(packer, parcels);
    Patience.await()
        .untilAsserted(() -> {
          System.gc();
          assertThat(loader.get()).isNull();
        });
    assertThat(parcels).hasSize(1);
    assertThat(packer.pack(1).size()).isEqualTo(2);
  }

  private static WeakReference<ClassLoader> packed(Packer packer, List<Parcel> parcels)
      throws Exception {
    ClassLoader other = new Other();
    Class<?> type = other.loadClass(Program.class.getName());
    parcels.add(packer.pack(((Callable<?>) type.getDeclaredConstructor().newInstance()).call()));
    return new WeakReference<>(other);
  }

  @Test
  void severalThreadsPackAtOnce() throws Exception {
    Packer packer = new Packer(Trip.SAME);
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<Parcel>> parcels = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        int number = i;
        parcels.add(
            threads.submit(() -> {
              start.await();
              Fn<Integer, Integer> lambda = x -> x + number;
              return packer.pack(List.of(new Point(number, 0), lambda));
            }));
      }
      start.countDown();
      Trip link = Trip.with(Trust.open());
      for (int i = 0; i < 4; i++) {
        List<?> arrived = (List<?>) link.receive(link.bytes(parcels.get(i).get()));
        assertThat(arrived.getFirst()).isEqualTo(new Point(i, 0));
      }
    }
  }
}
