package plait.internal.wire;

import java.io.ObjectInputFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses serialized objects that would take more memory or stack than the bytes that came can ask
 * for, and those of classes that are not admitted.
 */
final class JdkFilter implements ObjectInputFilter {
  /** Hash tables have more room than entries. */
  private static final int ROOM = 16;

  private static final int FREE = 1 << 16;

  private final Limits limits;
  private final Trust trust;
  private final long most;
  private long elements;
  private @Nullable String refused;

  JdkFilter(Limits limits, Trust trust, int bytes) {
    this.limits = limits;
    this.trust = trust;
    this.most = (long) ROOM * bytes + FREE;
  }

  @Override
  public Status checkInput(FilterInfo info) {
    if (info.arrayLength() > 0) {
      elements += info.arrayLength();
    }
    boolean isTooMuch =
        info.depth() > limits.depth() || info.references() > limits.objects() || elements > most;
    return isTooMuch || !isAdmitted(info.serialClass()) ? Status.REJECTED : Status.ALLOWED;
  }

  /** The class that was not admitted, which the stream does not tell; null if none was refused. */
  @Nullable String refused() {
    return refused;
  }

  private boolean isAdmitted(@Nullable Class<?> type) {
    if (type == null || type == TakenOut.class) {
      return true;
    }
    Class<?> element = type;
    while (element.isArray()) {
      element = element.componentType();
    }
    if (!trust.admitsSerialized(element.getName())) {
      refused = element.getName();
      return false;
    }
    return true;
  }
}
