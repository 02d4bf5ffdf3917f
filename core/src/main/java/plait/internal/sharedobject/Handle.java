package plait.internal.sharedobject;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import plait.internal.wire.Shareable;

/** What stands behind a proxy for a shared object. */
abstract sealed class Handle implements InvocationHandler, Shareable
    permits LocalHandle, RemoteHandle {
  private final Contract contract;
  private final long key;

  Handle(Contract contract, long key) {
    this.contract = contract;
    this.key = key;
  }

  /** The one behind a proxy; null if the object is none of ours. */
  static @Nullable Handle of(@Nullable Object proxy) {
    return proxy != null
            && Proxy.isProxyClass(proxy.getClass())
            && Proxy.getInvocationHandler(proxy) instanceof Handle handle
        ? handle
        : null;
  }

  final Contract contract() {
    return contract;
  }

  /** A new proxy for it. */
  final Object proxy() {
    Class<?> type = contract.type();
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this);
  }

  /** The same object, with another limit for calls. */
  abstract Handle limited(long timeoutNanos);

  /** The process that has the object. */
  abstract long pid();

  /** Calls a method of the interface. */
  abstract @Nullable Object call(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable;

  @Override
  public final @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    return Contract.isOfObject(method)
        ? ofObject(method, arguments)
        : call(proxy, method, arguments);
  }

  private Object ofObject(Method method, @Nullable Object @Nullable [] arguments) {
    return switch (method.getName()) {
      case "hashCode" -> Long.hashCode(key);
      case "equals" -> arguments != null && isSame(of(arguments[0]));
      default -> toString();
    };
  }

  private boolean isSame(@Nullable Handle other) {
    return other != null && other.key == key && other.contract.type() == contract.type();
  }

  @Override
  public final String toString() {
    return contract.type().getSimpleName() + " shared by process " + pid();
  }
}
