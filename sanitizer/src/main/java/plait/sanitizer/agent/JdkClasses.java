package plait.sanitizer.agent;

import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Set;

/**
 * The classes of the JDK whose synchronization orders the threads of programs. Their own fields are
 * not checked. The locks are not in it: what they promise is told by {@link Advice}, which is less
 * than what their code does.
 */
final class JdkClasses {
  private static final List<String> FOLLOWED =
      List.of(
          "java/util/concurrent/atomic/",
          "java/util/concurrent/",
          "java/util/Timer",
          "java/util/Vector",
          "java/util/Stack",
          "java/util/Hashtable",
          "java/util/Properties",
          "java/util/Observable",
          "java/util/Collections$Synchronized",
          "java/util/Collections$SetFromMap",
          "java/util/Random",
          "java/lang/StringBuffer",
          "java/lang/ClassValue",
          "java/lang/ref/ReferenceQueue",
          "java/lang/ThreadGroup",
          "java/lang/Process",
          "java/io/Piped",
          "java/io/StringWriter",
          "java/io/ByteArrayOutputStream",
          "java/io/ByteArrayInputStream",
          "java/io/CharArrayWriter",
          "java/util/logging/");

  private static final Set<String> NOT_FOLLOWED =
      Set.of(
          "java/util/concurrent/ThreadLocalRandom",
          "java/util/concurrent/TimeUnit",
          "java/util/concurrent/Helpers",
          "java/util/concurrent/ForkJoinPool",
          "java/util/concurrent/ForkJoinPool$WorkQueue",
          "java/util/concurrent/ForkJoinWorkerThread",
          "java/util/concurrent/Phaser",
          "java/util/concurrent/Exchanger");

  private static final String SKIP_LIST = "java/util/concurrent/ConcurrentSkipListMap";

  private static final Set<String> SKIP_LIST_WALKS =
      Set.of("forEach", "replaceAll", "containsValue");

  private static final String FUTURE = "java/util/concurrent/CompletableFuture";

  private static final String MAP = "java/util/concurrent/ConcurrentHashMap";

  /** What a concurrent map keeps to grow: its elements pass through the places of its tables. */
  private static final Set<String> MAP_FIELDS =
      Set.of("table", "nextTable", "sizeCtl", "transferIndex", "cellsBusy");

  /** How a concurrent map counts its elements: changes of several threads are in no order by it. */
  private static final Set<String> MAP_COUNTS = Set.of("addCount", "fullAddCount", "sumCount");

  private JdkClasses() {}

  /** Whether a field of a class that is followed orders nothing that its other fields do not. */
  static boolean passesBy(String owner, String field) {
    return owner.equals(MAP) && MAP_FIELDS.contains(field);
  }

  /** Whether a method of a followed class is left as it is: what it promises is told of. */
  static boolean isTold(String owner, String method) {
    return owner.equals(MAP) && MAP_COUNTS.contains(method);
  }

  /**
   * Whether a use of a volatile field in a concurrent map's node orders nothing that is not in
   * order already: a new node is passed on by a place of the table or by the node before it, and
   * what is read while the first node of the bin is locked was written so too.
   */
  static boolean isOrdered(String owner, String method, boolean write, boolean locked) {
    return owner.equals(MAP + "$Node") && (write ? method.equals("<init>") : locked);
  }

  /** Whether a class's monitors, volatile fields and atomics are followed. */
  static boolean isFollowed(String name) {
    if (name.startsWith("java/util/concurrent/locks/") || NOT_FOLLOWED.contains(name)) {
      return false;
    }
    for (String prefix : FOLLOWED) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a volatile field of a followed class orders threads. Of futures the results do; the
   * stacks of stages would order a stage that has ended before whoever looks for others.
   */
  static boolean isFollowed(String owner, String field) {
    return !owner.startsWith(FUTURE) || field.equals("result");
  }

  /** The same for a call on a VarHandle in a followed class, whose field only its types tell. */
  static boolean isFollowed(String name, MethodTypeDesc call) {
    return !name.startsWith(FUTURE)
        || call.parameterList().stream()
            .noneMatch(type -> type.descriptorString().endsWith("Completion;"));
  }

  /**
   * Whether code of a followed class learns of what others did by reading a field that is not
   * volatile: views and iterators of skip lists, which order by fences.
   */
  static boolean learns(String reader, String method, String owner, String field) {
    if (!field.equals("val") || !owner.equals(SKIP_LIST + "$Node")) {
      return false;
    }
    return reader.startsWith(SKIP_LIST + "$") || SKIP_LIST_WALKS.contains(method);
  }

  /**
   * Whether a read gives an element of a transfer queue to who looks at its elements. Who takes one
   * is told of in {@link Advice}.
   */
  static boolean shows(String method, String owner, FieldInstruction field) {
    return owner.equals("java/util/concurrent/LinkedTransferQueue$DualNode")
        && field.opcode() == Opcode.GETFIELD
        && field.name().equalsString("item")
        && !method.equals("xfer")
        && !method.equals("await");
  }

  /** Whether anything of a class is changed. Dead-locks alone need the end of the program only. */
  static boolean isChanged(String name, Options options) {
    if (!options.race()) {
      return name.equals("java/lang/Shutdown");
    }
    return isFollowed(name) || !Advice.of(name).isEmpty();
  }
}
