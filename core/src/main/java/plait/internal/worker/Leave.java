package plait.internal.worker;

/** The ways out of a worker. */
final class Leave {
  /** Exit codes of workers that leave because there is nobody to tell. */
  static final int DISMISSED = 0;

  private static final int ORPHANED = 114;

  private Leave() {}

  /** The program has gone: so does everything here, and every process that was started here. */
  static void orphaned() {
    try {
      ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    } catch (RuntimeException e) {
      // the list could not be had; those of them that are workers leave by themselves
    } finally {
      now(ORPHANED);
    }
  }

  static void now(int code) {
    Runtime.getRuntime().halt(code);
  }
}
