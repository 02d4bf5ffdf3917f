package plait.internal.sharedobject;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plait.SharedMap;
import plait.internal.wire.Shareable;
import plait.internal.wire.Ticket;

/** A map that every process has a handle like this to. */
@SuppressWarnings("unchecked") // what comes out of the store went in through a handle of this type
public final class MapHandle<K, V> extends AbstractMap<K, V>
    implements SharedMap<K, V>, Shareable, Wrapper {
  private final MapStore store;

  private MapHandle(MapStore store) {
    this.store = store;
  }

  /** A new one, empty and in this process. */
  public static <K, V> SharedMap<K, V> make() {
    return new MapHandle<>(Sharing.share(MapStore.class, new StoredMap()));
  }

  @Override
  public Object store() {
    return store;
  }

  @Override
  public Object around(Object other) {
    return new MapHandle<>((MapStore) other);
  }

  @Override
  public Ticket ticket() {
    return new MapTicket(store);
  }

  /** The handle to the store travels as such. */
  record MapTicket(MapStore store) implements Ticket {
    @Override
    public Object claim() {
      return new MapHandle<>(store);
    }
  }

  // ---- one key

  @Override
  public @Nullable V get(@Nullable Object key) {
    return (V) store.get(key);
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return store.containsKey(key);
  }

  @Override
  public boolean containsValue(@Nullable Object value) {
    return store.containsValue(value);
  }

  @Override
  public @Nullable V put(K key, V value) {
    return (V) store.put(key, value);
  }

  @Override
  public @Nullable V putIfAbsent(K key, V value) {
    return (V) store.putIfAbsent(key, value);
  }

  @Override
  public @Nullable V remove(@Nullable Object key) {
    return (V) store.remove(key);
  }

  @Override
  public boolean remove(@Nullable Object key, @Nullable Object value) {
    return store.remove(key, value);
  }

  @Override
  public @Nullable V replace(K key, V value) {
    return (V) store.replace(key, value);
  }

  @Override
  public boolean replace(K key, V before, V value) {
    return store.replace(key, before, value);
  }

  // ---- functions

  @Override
  public @Nullable V compute(
      K key, Combining<? super K, ? super @Nullable V, ? extends @Nullable V> function) {
    return (V) store.compute(key, (BiFunction<Object, Object, Object>) function);
  }

  @Override
  public @Nullable V computeIfPresent(
      K key, Combining<? super K, ? super V, ? extends @Nullable V> function) {
    return (V) store.computeIfPresent(key, (BiFunction<Object, Object, Object>) function);
  }

  @Override
  public @Nullable V computeIfAbsent(K key, Mapping<? super K, ? extends @Nullable V> function) {
    return (V) store.computeIfAbsent(key, (Function<Object, Object>) function);
  }

  @Override
  public @Nullable V merge(
      K key, V value, Combining<? super V, ? super V, ? extends @Nullable V> function) {
    return (V) store.merge(key, value, (BiFunction<Object, Object, Object>) function);
  }

  // ---- functions that may have to stay here

  @Override
  public @Nullable V compute(
      K key, BiFunction<? super K, ? super @Nullable V, ? extends @Nullable V> function) {
    if (function instanceof Serializable) {
      return (V) store.compute(key, (BiFunction<Object, Object, Object>) function);
    }
    checkCopy(store.get(key));
    return SharedMap.super.compute(key, function);
  }

  @Override
  public @Nullable V computeIfPresent(
      K key, BiFunction<? super K, ? super V, ? extends @Nullable V> function) {
    if (function instanceof Serializable) {
      return (V) store.computeIfPresent(key, (BiFunction<Object, Object, Object>) function);
    }
    checkCopy(store.get(key));
    return SharedMap.super.computeIfPresent(key, function);
  }

  @Override
  public @Nullable V computeIfAbsent(K key, Function<? super K, ? extends @Nullable V> function) {
    return function instanceof Serializable
        ? (V) store.computeIfAbsent(key, (Function<Object, Object>) function)
        : SharedMap.super.computeIfAbsent(key, function);
  }

  @Override
  public @Nullable V merge(
      K key, V value, BiFunction<? super V, ? super V, ? extends @Nullable V> function) {
    if (function instanceof Serializable) {
      return (V) store.merge(key, value, (BiFunction<Object, Object, Object>) function);
    }
    checkCopy(store.get(key));
    return SharedMap.super.merge(key, value, function);
  }

  @Override
  public void replaceAll(BiFunction<? super K, ? super V, ? extends V> function) {
    store.all().values().forEach(this::checkCopy);
    SharedMap.super.replaceAll(function);
  }

  private void checkCopy(@Nullable Object value) {
    if (value != null) {
      Copies.check(store, value);
    }
  }

  // ---- all of it

  @Override
  public int size() {
    return store.size();
  }

  @Override
  public void putAll(Map<? extends K, ? extends V> all) {
    store.putAll(all);
  }

  @Override
  public void clear() {
    store.clear();
  }

  @Override
  public Set<Map.Entry<K, V>> entrySet() {
    return new Entries();
  }

  private final class Entries extends AbstractSet<Map.Entry<K, V>> {
    @Override
    public int size() {
      return store.size();
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
      Map<K, V> copy = (Map<K, V>) store.all();
      return new Copied<>(copy.entrySet().iterator(), each -> store.remove(each.getKey())) {
        @Override
        Map.Entry<K, V> shown(Map.Entry<K, V> each) {
          return new Written(each);
        }
      };
    }

    @Override
    public boolean contains(@Nullable Object entry) {
      return entry instanceof Map.Entry<?, ?> each
          && each.getValue() != null
          && each.getValue().equals(store.get(each.getKey()));
    }

    @Override
    public boolean remove(@Nullable Object entry) {
      return entry instanceof Map.Entry<?, ?> each && store.remove(each.getKey(), each.getValue());
    }
  }

  /** An entry whose value can be set. */
  private final class Written extends SimpleEntry<K, V> {
    private static final long serialVersionUID = 1L;

    Written(Map.Entry<K, V> entry) {
      super(entry);
    }

    @Override
    public V setValue(V value) {
      store.put(getKey(), value);
      return super.setValue(value);
    }
  }
}
