package plait.internal.ship;

/** Checks that a name is that of a class, and of nothing else that a loader could be asked for. */
final class ClassNames {
  private static final int LONGEST = 2048;

  private ClassNames() {}

  static void check(String name) throws RefusedException {
    if (name.isEmpty() || name.length() > LONGEST) {
      throw new RefusedException("a class name has 1 to " + LONGEST + " letters");
    }
    boolean isStart = true;
    for (int i = 0; i < name.length(); i++) {
      char letter = name.charAt(i);
      if ((isStart && letter == '.') || "/\\;[:%\0".indexOf(letter) >= 0) {
        throw new RefusedException("not the name of a class");
      }
      isStart = letter == '.';
    }
    if (isStart) {
      throw new RefusedException("not the name of a class");
    }
  }
}
