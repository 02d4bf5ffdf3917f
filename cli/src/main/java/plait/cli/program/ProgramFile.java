package plait.cli.program;

import static plait.cli.program.UserError.CANNOT_RUN;
import static plait.cli.program.UserError.WRONG_COMMAND;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The source file that the user asked to run.
 *
 * @param path as the user wrote it, which is how compile errors show it
 * @param absolute the same file, from the root of the file system
 * @param root the folder in which the program's packages begin
 * @param types the names of the file's top-level classes, in their order
 */
record ProgramFile(Path path, Path absolute, Path root, List<String> types) {

  static ProgramFile of(String name) {
    Path path = existing(name);
    CompilationUnitTree tree = parse(path);
    String packageName = tree.getPackageName() == null ? "" : tree.getPackageName().toString();
    List<String> types = new ArrayList<>();
    for (Tree type : tree.getTypeDecls()) {
      if (type instanceof ClassTree declared) {
        String simple = declared.getSimpleName().toString();
        types.add(packageName.isEmpty() ? simple : packageName + "." + simple);
      }
    }
    Path absolute = path.toAbsolutePath();
    return new ProgramFile(path, absolute, root(path, packageName), List.copyOf(types));
  }

  /** The same file by another absolute path to it. */
  ProgramFile at(Path other) {
    return new ProgramFile(path, other, root, types);
  }

  /** The root by the path that compile errors show: relative when the user's path is. */
  Path shownRoot() {
    Path here = Path.of("").toAbsolutePath();
    boolean relative = !path.isAbsolute() && root.startsWith(here);
    return relative ? Path.of(".").resolve(here.relativize(root)) : root;
  }

  /** The name of the top-level class that is called like the file. */
  String namesake() {
    String file = fileName(absolute);
    String simple = file.substring(0, file.length() - ".java".length());
    return types.stream()
        .filter(type -> type.equals(simple) || type.endsWith("." + simple))
        .findFirst()
        .orElse(simple);
  }

  private static Path existing(String name) {
    Path path;
    try {
      path = Path.of(name);
    } catch (InvalidPathException e) {
      throw new UserError(WRONG_COMMAND, "not a file name: " + name + " (" + e.getReason() + ").");
    }
    if (!Files.exists(path)) {
      throw new UserError(
          WRONG_COMMAND,
          "there is no file " + name + " in " + Path.of("").toAbsolutePath() + ". Check its name.");
    }
    if (Files.isDirectory(path)) {
      throw new UserError(
          WRONG_COMMAND,
          name + " is a folder. Name the .java file in it that has the main method.");
    }
    if (!name.endsWith(".java")) {
      throw new UserError(
          WRONG_COMMAND, name + " is not a Java source file. Its name must end in .java.");
    }
    if (!Files.isReadable(path)) {
      throw new UserError(WRONG_COMMAND, name + " cannot be read. Check its permissions.");
    }
    return path;
  }

  /** Syntax errors are left for the compilation to show. */
  private static CompilationUnitTree parse(Path path) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(ignored -> {}, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, ignored -> {}, null, null, files.getJavaFileObjects(path));
      return task.parse().iterator().next();
    } catch (IOException e) {
      throw new UserError(CANNOT_RUN, path + " cannot be read: " + e.getMessage());
    }
  }

  private static Path root(Path path, String packageName) {
    Path folder = path.toAbsolutePath().normalize().getParent();
    if (folder == null) {
      throw new UserError(WRONG_COMMAND, path + " is not in a folder.");
    }
    if (packageName.isEmpty()) {
      return folder;
    }
    Path expected = Path.of(packageName.replace('.', '/'));
    if (!folder.endsWith(expected)) {
      throw new UserError(
          CANNOT_RUN,
          path
              + " is in package "
              + packageName
              + " and must therefore be in a folder "
              + expected
              + ". Move it there, or change its package.");
    }
    Path root = folder;
    for (int i = 0; i < expected.getNameCount() && root != null; i++) {
      root = root.getParent();
    }
    return root == null ? folder : root;
  }

  private static String fileName(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
