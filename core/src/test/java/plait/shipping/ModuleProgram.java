package plait.shipping;

import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import plait.Target;

/** A program that sends a task of a module, which it has in a layer of its own. */
public final class ModuleProgram {
  private ModuleProgram() {}

  /** Runs what {@code acme.app.Tasks.task()} gives, from the folder in the first argument. */
  public static void main(String[] arguments) throws Exception {
    var type = layer(Path.of(arguments[0])).findLoader("acme.app").loadClass("acme.app.Tasks");
    try (var worker = WorkerJvm.start()) {
      var task = (Target<?>) type.getMethod("task").invoke(null);
      System.out.println(type.getModule().isNamed() + " " + worker.call(task));
    }
  }

  private static ModuleLayer layer(Path modules) {
    var boot = ModuleLayer.boot();
    var configuration =
        boot.configuration()
            .resolve(ModuleFinder.of(modules), ModuleFinder.of(), List.of("acme.app"));
    return boot.defineModulesWithOneLoader(configuration, ModuleProgram.class.getClassLoader());
  }
}
