package plait.cli.program;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * The compiler's view of the files; notes which sources it reads and in which folders it searches.
 */
final class TracingFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
  private final Path root;
  private final Inputs inputs;

  TracingFiles(StandardJavaFileManager files, Path root, Inputs inputs) {
    super(files);
    this.root = root;
    this.inputs = inputs;
  }

  JavaFileObject source(Path shown, Path absolute) {
    JavaFileObject source = fileManager.getJavaFileObjects(shown).iterator().next();
    return new TracedSource(source, absolute, inputs);
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<Kind> kinds, boolean recurse) throws IOException {
    if (location != StandardLocation.SOURCE_PATH) {
      return super.list(location, packageName, kinds, recurse);
    }
    // Noted before the compiler looks: what appears in between makes a difference the next time,
    // too.
    inputs.sourceFolder(root.resolve(packageName.replace('.', '/')));
    List<JavaFileObject> found = new ArrayList<>();
    for (JavaFileObject file : super.list(location, packageName, kinds, recurse)) {
      found.add(file.getKind() == Kind.SOURCE ? traced(file) : file);
    }
    return found;
  }

  @Override
  public @Nullable JavaFileObject getJavaFileForInput(
      Location location, String className, Kind kind) throws IOException {
    JavaFileObject file = super.getJavaFileForInput(location, className, kind);
    boolean source = location == StandardLocation.SOURCE_PATH && kind == Kind.SOURCE;
    return file != null && source ? traced(file) : file;
  }

  @Override
  public String inferBinaryName(Location location, JavaFileObject file) {
    return super.inferBinaryName(location, untraced(file));
  }

  @Override
  public boolean isSameFile(FileObject a, FileObject b) {
    return super.isSameFile(untraced(a), untraced(b));
  }

  @Override
  public boolean contains(Location location, FileObject file) throws IOException {
    return super.contains(location, untraced(file));
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, Kind kind, @Nullable FileObject sibling)
      throws IOException {
    FileObject origin = sibling == null ? null : untraced(sibling);
    return super.getJavaFileForOutput(location, className, kind, origin);
  }

  private JavaFileObject traced(JavaFileObject source) {
    return new TracedSource(source, fileManager.asPath(source).toAbsolutePath(), inputs);
  }

  private static JavaFileObject untraced(JavaFileObject file) {
    return file instanceof TracedSource traced ? traced.untraced() : file;
  }

  private static FileObject untraced(FileObject file) {
    return file instanceof TracedSource traced ? traced.untraced() : file;
  }
}
