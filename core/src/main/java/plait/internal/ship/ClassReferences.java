package plait.internal.ship;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The classes that a class file names, those of the java packages left out.
 *
 * <p>Only the constant pool and the lines that follow it are read: it has the classes that the code
 * uses, the members of the nest, and in descriptors the types of fields, components and parameters.
 *
 * @param supertypes the superclass and the interfaces
 * @param mentioned all others, those of the same source file first
 */
record ClassReferences(List<String> supertypes, List<String> mentioned) {
  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;
  private static final int CLASS = 7;
  private static final int STRING = 8;
  private static final int METHOD_HANDLE = 15;
  private static final int METHOD_TYPE = 16;
  private static final int MODULE = 19;
  private static final int PACKAGE = 20;

  /** Reads a class file; one that cannot be understood names nothing. */
  static ClassReferences of(byte[] classFile) {
    try {
      return new Reading(new ClassFileCursor(classFile)).references();
    } catch (IndexOutOfBoundsException malformed) {
      return new ClassReferences(List.of(), List.of());
    }
  }

  private static final class Reading {
    private final ClassFileCursor file;
    private final int[] places;
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> described = new LinkedHashSet<>();

    Reading(ClassFileCursor file) {
      this.file = file;
      this.places = new int[file.at(8).small()];
    }

    ClassReferences references() {
      findPlaces();
      int end = file.position();
      readNames();
      String self = className(file.at(end + 2).small());
      List<String> supertypes = supertypes(end + 4);
      names.addAll(described);
      names.remove(self);
      names.removeAll(supertypes);
      return new ClassReferences(supertypes, sameSourceFirst(self));
    }

    private void findPlaces() {
      for (int i = 1; i < places.length; i++) {
        places[i] = file.position();
        int tag = file.octet();
        file.skip(tag == UTF8 ? file.small() : length(tag));
        if (tag == LONG || tag == DOUBLE) {
          i++; // these take two numbers
        }
      }
    }

    private static int length(int tag) {
      return switch (tag) {
        case LONG, DOUBLE -> 8;
        case CLASS, STRING, METHOD_TYPE, MODULE, PACKAGE -> 2;
        case METHOD_HANDLE -> 3;
        default -> 4;
      };
    }

    private void readNames() {
      for (int i = 1; i < places.length; i++) {
        if (places[i] == 0) {
          continue;
        }
        int tag = file.at(places[i]).octet();
        if (tag == CLASS) {
          addClass(i);
        } else if (tag == UTF8) {
          addDescribed(file.text());
        }
      }
    }

    private void addClass(int index) {
      String name = internalName(index);
      if (name.startsWith("[")) {
        addDescribed(name);
      } else {
        add(names, name);
      }
    }

    /** Any text may be a descriptor: L, a name and a semicolon, perhaps several in parentheses. */
    private void addDescribed(String text) {
      if (text.isEmpty() || "([L".indexOf(text.charAt(0)) < 0) {
        return;
      }
      for (int i = 0; i < text.length(); i++) {
        char letter = text.charAt(i);
        if (letter == 'L') {
          int end = text.indexOf(';', i);
          if (end < 0 || text.lastIndexOf('<', end) > i) {
            return;
          }
          add(described, text.substring(i + 1, end));
          i = end;
        } else if ("()[BCDFIJSVZ".indexOf(letter) < 0) {
          return;
        }
      }
    }

    private static void add(Set<String> set, String internalName) {
      if (!internalName.startsWith("java/")) {
        set.add(internalName.replace('/', '.'));
      }
    }

    private List<String> supertypes(int position) {
      List<String> supertypes = new ArrayList<>();
      int superclass = file.at(position).small();
      if (superclass != 0) {
        addSupertype(supertypes, superclass);
      }
      int count = file.at(position + 2).small();
      for (int i = 0; i < count; i++) {
        addSupertype(supertypes, file.at(position + 4 + 2 * i).small());
      }
      return supertypes;
    }

    private void addSupertype(List<String> supertypes, int index) {
      String name = className(index);
      if (!name.startsWith("java.")) {
        supertypes.add(name);
      }
    }

    private String className(int index) {
      return internalName(index).replace('/', '.');
    }

    private String internalName(int index) {
      int text = file.at(places[index] + 1).small();
      return file.at(places[text] + 1).text();
    }

    private List<String> sameSourceFirst(String self) {
      int dollar = self.indexOf('$', 1);
      String outermost = dollar < 0 ? self : self.substring(0, dollar);
      List<String> sorted = new ArrayList<>(names.size());
      for (String name : names) {
        if (name.startsWith(outermost)) {
          sorted.add(name);
        }
      }
      for (String name : names) {
        if (!name.startsWith(outermost)) {
          sorted.add(name);
        }
      }
      return sorted;
    }
  }
}
