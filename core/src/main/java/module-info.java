import org.jspecify.annotations.NullMarked;

/** Concurrency that is easy to say: tasks, locks, queues and pools behind one door. */
@NullMarked
module plait {
  requires static jdk.management;
  requires static org.jspecify;

  exports plait;

  uses plait.ContextCarrier;
}
