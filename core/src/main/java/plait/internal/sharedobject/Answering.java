package plait.internal.sharedobject;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import plait.internal.process.Program;
import plait.internal.wire.WireException;

/** What the owner does with a question. Whatever comes in is answered, if only by a failure. */
final class Answering {
  private Answering() {}

  static Answer answer(Service service, byte[] question) {
    try {
      if (question.length < Question.HEAD) {
        return Answer.gone("what was asked is cut off");
      }
      ByteBuffer in = ByteBuffer.wrap(question);
      int kind = in.get();
      long key = in.getLong();
      int peer = service.line().peer();
      return switch (kind) {
        case Question.CLAIM -> done(Exports.claim(key, in.getLong(), in.get() != 0, peer));
        case Question.SEND_ON -> done(Exports.expect(key, in.getLong(), peer));
        case Question.DROP -> {
          Exports.drop(key, peer);
          yield Answer.value(null);
        }
        case Question.CALL -> call(service, Exports.called(key, peer), question, in);
        default -> Answer.gone("what was asked is of an unknown kind");
      };
    } catch (Throwable failure) {
      return Answer.failure(failure);
    }
  }

  private static Answer done(boolean isThere) {
    return isThere ? Answer.value(null) : gone();
  }

  static Answer gone() {
    return Answer.gone("it is not shared any more there");
  }

  private static Answer call(
      Service service, @Nullable Export export, byte[] question, ByteBuffer in) throws Throwable {
    if (export == null) {
      return gone();
    }
    Method method = export.contract.method(in.getLong());
    if (method == null) {
      return Answer.failure(
          new IllegalArgumentException(
              export.contract.type().getName()
                  + " has no such method in the process that owns the object: only methods of the"
                  + " interface can be called"));
    }
    @Nullable Object[] arguments = arguments(method, question, in);
    service.calls(export);
    return Answer.value(invoke(export, method, arguments));
  }

  private static @Nullable Object[] arguments(Method method, byte[] question, ByteBuffer in)
      throws Exception {
    @Nullable Object[] arguments = new Object[method.getParameterCount()];
    for (int i = 0; i < arguments.length; i++) {
      int n = in.getInt();
      if (n < 0 || n > in.remaining()) {
        throw new WireException("A call is cut off");
      }
      try {
        arguments[i] = Program.letters().read(question, in.position(), in.position() + n);
      } catch (WireException unreadable) {
        throw unreadable.asRefusal("Argument " + (i + 1) + " of " + Contract.words(method));
      }
      in.position(in.position() + n);
    }
    return arguments;
  }

  private static @Nullable Object invoke(Export export, Method method, @Nullable Object[] arguments)
      throws Throwable {
    Thread.currentThread().setContextClassLoader(export.contract.type().getClassLoader());
    try {
      return method.invoke(export.target, arguments);
    } catch (InvocationTargetException thrown) {
      Throwable cause = thrown.getCause();
      throw cause == null ? thrown : cause;
    }
  }
}
