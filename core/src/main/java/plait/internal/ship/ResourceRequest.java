package plait.internal.ship;

import org.jspecify.annotations.Nullable;

/**
 * A question about resources, see {@link Shipment}.
 *
 * @param index which of the resources with that path, or {@link #ALL} for their number
 */
record ResourceRequest(int index, String path) {
  static final int ALL = -1;

  /** Reads a question; null if it is about a class. */
  static @Nullable ResourceRequest of(String question) throws RefusedException {
    if (!question.startsWith("/")) {
      return null;
    }
    int slash = question.indexOf('/', 1);
    if (slash < 2 || slash > 8) {
      throw new RefusedException("not a question about a resource");
    }
    String index = question.substring(1, slash);
    return new ResourceRequest(
        index.equals("*") ? ALL : index(index), checked(question.substring(slash + 1)));
  }

  String question() {
    return "/" + (index == ALL ? "*" : Integer.toString(index)) + "/" + path;
  }

  /** The name of the class whose file the first of these is; empty if it is no class file. */
  String className() {
    return index == 0 && path.endsWith(".class")
        ? path.substring(0, path.length() - ".class".length()).replace('/', '.')
        : "";
  }

  private static int index(String digits) throws RefusedException {
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new RefusedException("not a question about a resource");
      }
      value = 10 * value + digit;
    }
    return value;
  }

  /** A path goes down from the root of the classes and names no folder. */
  private static String checked(String path) throws RefusedException {
    int start = 0;
    for (int i = 0; i <= path.length(); i++) {
      if (i == path.length() || path.charAt(i) == '/') {
        checkPart(path.substring(start, i));
        start = i + 1;
      }
    }
    return path;
  }

  private static void checkPart(String part) throws RefusedException {
    if (part.isEmpty() || part.equals(".") || part.equals("..")) {
      throw new RefusedException("a resource has a path without empty parts, . and ..");
    }
    for (int i = 0; i < part.length(); i++) {
      char letter = part.charAt(i);
      if (letter < ' ' || letter == '\\' || letter == ':') {
        throw new RefusedException("a resource is not named by a file or an address");
      }
    }
  }
}
