package plait.sanitizer.agent;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import plait.sanitizer.runtime.Race;
import plait.sanitizer.runtime.Races;

/**
 * Plants a race, and one variable without one, and sees what is found, before the program starts.
 */
final class SelfCheck {
  private static final ClassDesc PLANTED = ClassDesc.of("plait.planted.Variables");

  private SelfCheck() {}

  /** Throws an {@link IllegalStateException} when the sanitizer does not work here. */
  static void run() {
    List<Race> found = new ArrayList<>();
    Races.Listener before = Races.listen(found::add);
    try {
      race();
    } catch (ReflectiveOperationException | InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      Races.listen(before);
      Races.forget();
    }
    if (found.size() != 1 || !found.get(0).variable().endsWith(".racy")) {
      throw new IllegalStateException(
          "of a race that was planted it found " + found.size() + " instead of 1");
    }
  }

  private static void race() throws ReflectiveOperationException, InterruptedException {
    Class<?> type = new Loader().define();
    Runnable job = (Runnable) type.getConstructor().newInstance();
    job.run();
    Thread one = new Thread(job, "planted 1");
    Thread two = new Thread(job, "planted 2");
    one.start();
    two.start();
    one.join();
    two.join();
  }

  private static final class Loader extends ClassLoader {
    Class<?> define() {
      byte[] bytes = bytes();
      return defineClass("plait.planted.Variables", bytes, 0, bytes.length);
    }
  }

  /** A class whose {@code run} adds to one field, and to another one in a monitor. */
  private static byte[] bytes() {
    return ClassFile.of()
        .build(
            PLANTED,
            type ->
                type.withFlags(ClassFile.ACC_PUBLIC)
                    .withInterfaceSymbols(ClassDesc.of("java.lang.Runnable"))
                    .withField("racy", CD_int, 0)
                    .withField("guarded", CD_int, 0)
                    .withMethodBody(
                        INIT_NAME,
                        MTD_void,
                        ClassFile.ACC_PUBLIC,
                        code ->
                            code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void).return_())
                    .withMethodBody(
                        "run",
                        MethodTypeDesc.of(CD_void),
                        ClassFile.ACC_PUBLIC,
                        code -> {
                          code.aload(0).iconst_1().putfield(PLANTED, "racy", CD_int);
                          code.aload(0).monitorenter();
                          code.aload(0).iconst_1().putfield(PLANTED, "guarded", CD_int);
                          code.aload(0).monitorexit().return_();
                        }));
  }
}
