package plait.sanitizer.agent;

import plait.sanitizer.runtime.Warmth;

/**
 * Loads what changed code will need, so that no class of the sanitizer is first loaded in the midst
 * of the JDK.
 */
final class Preload {
  private static final String[] NAMES = {
    "Access",
    "ArrayShadow",
    "Atomics",
    "Clock",
    "Containers",
    "ContainerKind",
    "ContainerShadow",
    "Ranges",
    "Copies",
    "Detector",
    "Elements",
    "FieldInfo",
    "Fields",
    "Finals",
    "Finals$Known",
    "Gear",
    "Habits",
    "Habits$Check",
    "HeldLocks",
    "Initialisers",
    "LeftArrays",
    "ListElements",
    "LockKind",
    "Handles",
    "LockName",
    "LockSets",
    "Meetings",
    "Meetings$Barrier",
    "Models",
    "Phases",
    "PlainHandles",
    "Pools",
    "Quiet",
    "Race",
    "Races",
    "Raw",
    "ReadSets",
    "ReadSteps",
    "TraceCache",
    "Site",
    "Sites",
    "Slots",
    "SpinLock",
    "Stretch",
    "Sync",
    "SyncVar",
    "ThreadInfo",
    "ThreadState",
    "Times",
    "Threads",
    "Threads$Link",
    "Trace",
    "Traces",
    "Variable",
    "VirtualThreads",
    "WeakTable",
    "Word"
  };

  private Preload() {}

  static void run() {
    for (String name : NAMES) {
      try {
        Class.forName("plait.sanitizer.runtime." + name, true, null);
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
    }
    Warmth.spread();
  }
}
