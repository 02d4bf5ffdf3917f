package plait.cli.program;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Compiles a program into the cache. */
public final class Preparation {
  private final Cache cache;
  private final PrintWriter messages;
  private Inputs inputs = new Inputs();

  /** With the compiler's messages going to a writer. */
  public Preparation(Cache cache, PrintWriter messages) {
    this.cache = cache;
    this.messages = messages;
  }

  /** What the last compilation looked at, whether it went well or not. */
  public Inputs inputs() {
    return inputs;
  }

  /** Compiles for a run that this JVM starts. */
  public Program prepare(Request request) {
    inputs = new Inputs();
    inputs.around(Path.of(request.file()).toAbsolutePath());
    ProgramFile file = ProgramFile.of(request.file());
    return compile(
        file, request.java(), request.classPath(), CompilerOptions.among(request.jvmOptions()));
  }

  /**
   * Compiles for the launcher script, and leaves it a note so that the next time it need not ask.
   */
  public Program prepare(String shown, String headingText, Path note) {
    Heading heading = Heading.of(headingText);
    Instant start = Instant.now();
    ProgramFile file = ProgramFile.of(shown).at(heading.file());
    Program program = compile(file, heading.java(), heading.classPath(), heading.compilerOptions());
    try {
      new Note(heading, program, inputs).write(note, start);
    } catch (IOException e) {
      throw cache.unwritable(e);
    }
    return program;
  }

  private Program compile(
      ProgramFile file, JavaSetup java, ClassPath classPath, List<String> options) {
    Path folder = cache.newFolder();
    try {
      Compilation compilation = new Compilation(file, java.plaitJar(), classPath, options);
      inputs = compilation.inputs();
      // What is on the class path is hashed first: a change after this makes the next run compile
      // again.
      inputs.file(java.plaitJar());
      inputs.file(java.home().resolve("release"));
      Inputs others = classPath.inputs();
      inputs.addAll(others);
      Path classes = Files.createDirectory(folder.resolve("classes"));
      String main = compilation.run(classes, messages);
      ProcessUse.note(folder);
      Path entry = cache.publish(folder, key(file, main, options));
      new Sweep(cache).run();
      return new Program(entry, main);
    } catch (IOException e) {
      throw cache.unwritable(e);
    } finally {
      delete(folder);
    }
  }

  /**
   * The hash of every hash, with the paths of sources relative: copies of a program share their
   * classes.
   */
  private String key(ProgramFile file, String main, List<String> options) {
    StringBuilder text = new StringBuilder("plait 1\n").append(main).append('\n').append(options);
    for (Map.Entry<Path, String> input : inputs.files().entrySet()) {
      Path path = input.getKey();
      Object name = path.startsWith(file.root()) ? file.root().relativize(path) : path;
      text.append('\n').append(name).append(' ').append(input.getValue());
    }
    return Sha256.of(text.toString());
  }

  private static void delete(Path folder) {
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
