package plait.cli.program;

import static plait.cli.program.UserError.CANNOT_RUN;

import com.sun.source.util.JavacTask;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** One call of the compiler for a program and the other sources of its tree that it refers to. */
final class Compilation {
  private final ProgramFile file;
  private final Path plaitJar;
  private final ClassPath classPath;
  private final List<String> options;
  private final Inputs inputs = new Inputs();

  Compilation(ProgramFile file, Path plaitJar, ClassPath classPath, List<String> options) {
    this.file = file;
    this.plaitJar = plaitJar;
    this.classPath = classPath;
    this.options = options;
  }

  /** What has been looked at so far, after a failure too. */
  Inputs inputs() {
    return inputs;
  }

  /**
   * Writes the classes to a folder and returns the main one, as the last argument of java names it.
   */
  String run(Path classes, PrintWriter messages) {
    if (!isModular()) {
      inputs.missing(moduleInfo());
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager standard = compiler.getStandardFileManager(null, null, null);
        TracingFiles files = new TracingFiles(standard, file.root(), inputs)) {
      setPaths(standard, classes);
      JavacTask task =
          (JavacTask) compiler.getTask(messages, files, null, javacOptions(), null, units(files));
      MainClass main = new MainClass(file, task);
      task.addTaskListener(main);
      if (!succeeds(task, classes, messages)) {
        throw new CompilationFailed();
      }
      if (file.types().isEmpty()) {
        throw new UserError(
            CANNOT_RUN, file.path() + " declares no class and no main method, so nothing can run.");
      }
      return inModule(main.name(), classes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      messages.flush();
    }
  }

  private void setPaths(StandardJavaFileManager files, Path classes) throws IOException {
    files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
    files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of(file.shownRoot()));
    files.setLocationFromPaths(StandardLocation.MODULE_PATH, List.of(plaitJar));
    files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath.paths());
  }

  private boolean succeeds(JavacTask task, Path classes, PrintWriter messages) {
    try {
      return task.call();
    } catch (RuntimeException e) {
      if (!(e.getCause() instanceof TracedSource.Undecodable)) {
        throw e;
      }
      reportUndecodable(classes, messages);
      return false;
    }
  }

  /** The javac command itself says where the characters are that are none. */
  private void reportUndecodable(Path classes, PrintWriter messages) {
    List<String> arguments = new ArrayList<>(javacOptions());
    arguments.addAll(List.of("-d", classes.toString(), "--class-path", classPath.toString()));
    arguments.addAll(List.of("--module-path", plaitJar.toString()));
    arguments.addAll(List.of("--source-path", file.shownRoot().toString(), file.path().toString()));
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    int exitCode =
        ToolProvider.getSystemJavaCompiler()
            .run(null, output, output, arguments.toArray(String[]::new));
    messages.print(output.toString(Charset.defaultCharset()));
    if (exitCode == 0) {
      throw new UserError(CANNOT_RUN, file.path() + " changed while it was compiled; try again.");
    }
  }

  private List<String> javacOptions() {
    List<String> all = new ArrayList<>(CompilerOptions.with(options));
    if (!isModular()) {
      all.add("--add-modules=plait");
    }
    return all;
  }

  private List<JavaFileObject> units(TracingFiles files) {
    List<JavaFileObject> units = new ArrayList<>();
    units.add(files.source(file.path(), file.absolute()));
    if (isModular()) {
      units.add(files.source(moduleInfo(), moduleInfo()));
    }
    return units;
  }

  private String inModule(String main, Path classes) throws IOException {
    if (!isModular()) {
      return main;
    }
    try (InputStream compiled = Files.newInputStream(classes.resolve("module-info.class"))) {
      return ModuleDescriptor.read(compiled).name() + "/" + main;
    }
  }

  private boolean isModular() {
    return Files.exists(moduleInfo());
  }

  private Path moduleInfo() {
    return file.root().resolve("module-info.java");
  }
}
