package plait.sanitizer.deadlock;

import java.util.ArrayList;
import java.util.List;
import plait.sanitizer.deadlock.Finding.Kind;
import plait.sanitizer.deadlock.Finding.Part;
import plait.sanitizer.deadlock.Finding.Step;

/** The findings that threads are which stand still. */
final class Standing {
  private Standing() {}

  static Finding ring(List<Stuck> ring) {
    List<String> names = new ArrayList<>();
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < ring.size(); i++) {
      Stuck one = ring.get(i);
      Stuck keeper = ring.get((i + 1) % ring.size());
      names.add(one.strand().name());
      parts.add(part(one, keeper));
    }
    boolean nested = ring.stream().anyMatch(Stuck::isNotified);
    if (nested) {
      return nested(names, parts);
    }

    String title =
        ring.size() == 1
            ? ring.getFirst().strand().describe() + " waits for itself"
            : ring.size() + " threads wait for each other";
    return new Finding(Kind.DEADLOCK, title, names, parts, advice(ring), true);
  }

  static Finding nested(List<String> names, List<Part> parts) {
    return new Finding(
        Kind.NESTED_MONITOR,
        "a thread waits to be notified and keeps a lock that whoever notifies it needs",
        names,
        parts,
        "A wait gives back one lock only. Wait while no other lock is held.",
        true);
  }

  private static String advice(List<Stuck> ring) {
    if (ring.size() == 1) {
      return "Nobody but this thread could end its wait.";
    }
    if (ring.stream().anyMatch(one -> one.waitsFor() instanceof Initialisers.Running)) {
      return "Let class initialisers use no class that needs theirs, and wait for no thread.";
    }
    return ring.stream()
            .anyMatch(
                one -> one.waitsFor() instanceof Thread || one.waitsFor() instanceof Tasks.Running)
        ? "Join threads, and wait for tasks, while holding no lock that they may need."
        : "Take these locks in one order everywhere.";
  }

  static Part part(Stuck one, Stuck keeper) {
    List<StackTraceElement> stack = Stacks.shown(one.thread().getStackTrace());
    List<Step> steps = new ArrayList<>();
    String what =
        switch (one.waitsFor()) {
          case null -> "waits for " + named(one.wantedName(), stack);
          case Thread awaited -> "waits for the end of " + named(awaited);
          case Tasks.Running awaited ->
              "waits for the end of a task that " + named(awaited.by()) + " runs";
          case Initialisers.Running awaited ->
              "waits until class " + awaited.type().getName() + " is initialised";
          default -> "waits to be notified on " + Locks.describe(one.waitsFor());
        };
    String by =
        keeper == null ? "" : keeper == one ? ", which it holds itself" : ", " + holds(one, keeper);
    steps.add(new Step(what + by, stack));
    for (int i = 0; i < one.held().size(); i++) {
      steps.add(
          new Step(
              "holds "
                  + named(one.names().get(i), stack)
                  + (one.shared().get(i) ? ", to read" : "")
                  + ", taken",
              Stacks.at(one.at().get(i), stack)));
    }
    return new Part(one.strand().describe(), steps);
  }

  private static String named(Thread thread) {
    return "thread \"" + thread.getName() + "\" #" + thread.threadId();
  }

  private static String named(Locks.Known lock, List<StackTraceElement> stack) {
    for (StackTraceElement frame : stack) {
      if (!lock.hasField()) {
        Classes.find(frame.getClassName()).forEach(type -> Locks.nameBy(lock, type));
      }
    }
    return lock.toString();
  }

  private static String holds(Stuck one, Stuck keeper) {
    String who = keeper.strand().describe();
    return switch (one.waitsFor()) {
      case null -> "held by " + who;
      case Thread awaited -> "which stands still too";
      case Tasks.Running awaited -> "which stands still too";
      case Initialisers.Running awaited -> "which " + who + " is about to do";
      default -> "as " + who + " would do";
    };
  }
}
