package plait.sanitizer.runtime;

import java.util.Arrays;
import java.util.List;

/** Two accesses to one variable, at least one of them a write, that nothing orders. */
public final class Race {
  private final String variable;
  private final String instance;
  private final Access later;
  private final Access earlier;
  private final String key;
  private volatile int times = 1;

  private Race(String variable, String instance, Access later, Access earlier, String key) {
    this.variable = variable;
    this.instance = instance;
    this.later = later;
    this.earlier = earlier;
    this.key = key;
  }

  static Race of(
      ThreadState state,
      int site,
      long mine,
      boolean otherWrote,
      long other,
      Object object,
      long place) {
    Access later = Access.now(state, site, mine);
    Access earlier = Access.before(other, otherWrote);
    String variable = Variable.name(object, place);
    String one = later.key();
    String two = earlier.key();
    String key =
        Variable.kind(object, place)
            + "\n"
            + (one.compareTo(two) < 0 ? one + "\n" + two : two + "\n" + one);
    return new Race(variable, Variable.instance(object), later, earlier, key);
  }

  /** The field, the element or the collection. */
  public String variable() {
    return variable;
  }

  /** Which object it is in, with its identity; empty for a static field. */
  public String instance() {
    return instance;
  }

  public Access later() {
    return later;
  }

  public Access earlier() {
    return earlier;
  }

  public List<Access> accesses() {
    return Arrays.asList(later, earlier);
  }

  /** How often it was seen. */
  public int times() {
    return times;
  }

  /** The same for the same race, also in another run. */
  public String key() {
    return key;
  }

  void again() {
    times++;
  }
}
