package plait.cli.program;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/**
 * Finds the class to start as {@code java FILE.java} does: the first of the file, or, when that has
 * no main method, the one that is called like the file.
 */
final class MainClass implements TaskListener {
  private final ProgramFile file;
  private final JavacTask task;
  private final Set<String> withMain = new HashSet<>();

  MainClass(ProgramFile file, JavacTask task) {
    this.file = file;
    this.task = task;
  }

  @Override
  public void finished(TaskEvent event) {
    TypeElement type = event.getTypeElement();
    if (event.getKind() != TaskEvent.Kind.ANALYZE || type == null) {
      return;
    }
    String name = type.getQualifiedName().toString();
    if (file.types().contains(name) && hasMain(type)) {
      withMain.add(name);
    }
  }

  /**
   * A class without a main method is the answer when no other is: the JVM then says what is
   * missing.
   */
  String name() {
    String first = file.types().getFirst();
    String namesake = file.namesake();
    return !withMain.contains(first) && withMain.contains(namesake) ? namesake : first;
  }

  private boolean hasMain(TypeElement type) {
    return ElementFilter.methodsIn(task.getElements().getAllMembers(type)).stream()
        .anyMatch(this::isMain);
  }

  private boolean isMain(ExecutableElement method) {
    if (!method.getSimpleName().contentEquals("main")
        || method.getModifiers().contains(Modifier.PRIVATE)
        || method.getReturnType().getKind() != TypeKind.VOID) {
      return false;
    }
    var parameters = method.getParameters();
    return parameters.isEmpty()
        || (parameters.size() == 1
            && parameters.getFirst().asType().toString().equals("java.lang.String[]"));
  }
}
