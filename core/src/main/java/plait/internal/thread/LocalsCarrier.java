package plait.internal.thread;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plait.ContextCarrier;

/** Carries the values of thread-local variables. */
record LocalsCarrier(List<ThreadLocal<?>> locals) implements ContextCarrier {

  private record Value<V>(ThreadLocal<V> local, @Nullable V value) {
    static <V> Value<V> now(ThreadLocal<V> local) {
      return new Value<>(local, local.get());
    }

    @SuppressWarnings("NullAway") // a thread local may hold null
    void set() {
      local.set(value);
    }
  }

  @Override
  public Captured capture() {
    List<Value<?>> values = locals.stream().<Value<?>>map(Value::now).toList();
    return () -> {
      List<Value<?>> before = locals.stream().<Value<?>>map(Value::now).toList();
      values.forEach(Value::set);
      return () -> before.forEach(Value::set);
    };
  }
}
