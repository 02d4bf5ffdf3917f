package plait.sanitizer.deadlock;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.function.BiConsumer;

/** Plants two locks in both orders and sees whether that is noticed, before the program starts. */
final class SelfCheck {
  private static final String PLANTED = "plait.planted.Orders";
  private static final MethodTypeDesc TAKE = MethodTypeDesc.of(CD_void, CD_Object, CD_Object);

  private SelfCheck() {}

  /** Throws an {@link IllegalStateException} when dead-locks are not found here. */
  static void run() {
    try {
      BiConsumer<Object, Object> take = planted();
      Object one = new Object();
      Object two = new Object();
      Thread first = new Thread(() -> take.accept(one, two), "planted 1");
      first.start();
      first.join(); // the starts and joins of this class are not seen, so they order nothing
      Thread second = new Thread(() -> take.accept(two, one), "planted 2");
      second.start();
      second.join();
    } catch (ReflectiveOperationException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    int found = Pending.forgetAll();
    if (found != 1) {
      throw new IllegalStateException(
          "of two locks in both orders that were planted it found " + found + " instead of 1");
    }
  }

  @SuppressWarnings("unchecked")
  private static BiConsumer<Object, Object> planted() throws ReflectiveOperationException {
    Class<?> type = new Loader().define();
    return (BiConsumer<Object, Object>) type.getConstructor().newInstance();
  }

  private static final class Loader extends ClassLoader {
    Class<?> define() {
      byte[] bytes = bytes();
      return defineClass(PLANTED, bytes, 0, bytes.length);
    }
  }

  private static byte[] bytes() {
    return ClassFile.of()
        .build(
            ClassDesc.of(PLANTED),
            type ->
                type.withFlags(ClassFile.ACC_PUBLIC)
                    .withInterfaceSymbols(ClassDesc.of("java.util.function.BiConsumer"))
                    .withMethodBody(
                        INIT_NAME,
                        MTD_void,
                        ClassFile.ACC_PUBLIC,
                        code ->
                            code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void).return_())
                    .withMethodBody(
                        "accept",
                        TAKE,
                        ClassFile.ACC_PUBLIC,
                        code ->
                            code.aload(1)
                                .monitorenter()
                                .aload(2)
                                .monitorenter()
                                .aload(2)
                                .monitorexit()
                                .aload(1)
                                .monitorexit()
                                .return_()));
  }
}
