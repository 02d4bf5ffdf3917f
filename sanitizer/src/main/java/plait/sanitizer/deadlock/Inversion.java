package plait.sanitizer.deadlock;

import java.util.ArrayList;
import java.util.List;
import plait.sanitizer.deadlock.Finding.Kind;
import plait.sanitizer.deadlock.Finding.Part;
import plait.sanitizer.deadlock.Finding.Step;

/** The finding that a ring of dependencies is. */
final class Inversion {
  private static final String ADVICE =
      "This time no thread had to wait for ever; with other timing each can hold what the next one wants. Take these locks"
          + " in one order everywhere, or take the inner one after the outer one was given back.";

  private Inversion() {}

  static Finding of(List<Dependency> ring) {
    List<String> locks = new ArrayList<>();
    for (Dependency one : ring) {
      name(one);
    }
    for (int i = 0; i < ring.size(); i++) {
      locks.add(joint(ring, i).shortName());
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < ring.size(); i++) {
      parts.add(part(ring.get(i), joint(ring, i)));
    }
    String title =
        String.join(", ", locks) + " are taken in " + (ring.size() == 2 ? "both orders" : "a ring");
    return new Finding(Kind.LOCK_ORDER, title, locks, parts, ADVICE, false);
  }

  private static Locks.Known joint(List<Dependency> ring, int i) {
    return ring.get((i + ring.size() - 1) % ring.size()).wanted();
  }

  private static Part part(Dependency one, Locks.Known held) {
    List<Step> steps = new ArrayList<>();
    String shared = one.isSharedHere(held) ? ", to read" : "";
    steps.add(new Step("took " + held + shared, one.heldStack(held)));
    StringBuilder then = new StringBuilder("and, holding it");
    List<Locks.Known> beside = one.heldBeside(held);
    if (!beside.isEmpty()) {
      then.append(" and ")
          .append(String.join(", ", beside.stream().map(Object::toString).toList()));
    }
    then.append(", took ").append(one.wanted());
    if (Dependency.isShared(one.wantedAt())) {
      then.append(", to read");
    }
    steps.add(new Step(then.toString(), one.wantedStack()));
    return new Part(one.who(), steps);
  }

  /** Gives the locks of a dependency the names of the fields that they came from. */
  private static void name(Dependency one) {
    name(one.wanted(), one.wantedSite(), one.wantedStack());
    for (Locks.Known held : one.held()) {
      name(held, one.heldAt(held), one.wantedStack());
    }
  }

  static void name(Locks.Known lock, Site site, List<StackTraceElement> stack) {
    if (site.field() != null) {
      lock.foundIn(site.field());
    }
    for (StackTraceElement frame : stack) {
      if (!lock.hasField()) {
        Classes.find(frame.getClassName()).forEach(type -> Locks.nameBy(lock, type));
      }
    }
  }
}
