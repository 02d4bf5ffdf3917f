package plait.sanitizer.agent;

import java.lang.classfile.CodeElement;
import java.lang.classfile.TypeKind;
import java.lang.classfile.constantpool.ConstantDynamicEntry;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;

/**
 * The probes of JaCoCo, which measures what tests cover: arrays of flags that all threads set, as
 * its agent means them to.
 */
final class Probes {
  private static final String PREFIX = "$jacoco";

  private boolean made;
  private int variable = -1;
  private boolean loaded;

  static boolean isField(String name) {
    return name.startsWith(PREFIX);
  }

  /** Sees each instruction; whether this one sets a probe. */
  boolean isNext(CodeElement element) {
    switch (element) {
      case InvokeInstruction call -> {
        made = call.name().stringValue().startsWith(PREFIX);
        loaded = false;
      }
      case ConstantInstruction.LoadConstantInstruction constant
          when constant.constantEntry() instanceof ConstantDynamicEntry entry ->
          made = entry.name().stringValue().startsWith(PREFIX);
      case StoreInstruction store when made && store.typeKind() == TypeKind.REFERENCE -> {
        variable = store.slot();
        made = false;
      }
      case LoadInstruction load -> loaded = load.slot() == variable;
      case ConstantInstruction constant -> {
        // The number of the probe, or true.
      }
      case TypeCheckInstruction cast -> {
        // From what a constant is to what it is known as.
      }
      case ArrayStoreInstruction store -> {
        boolean probe = loaded;
        loaded = false;
        return probe;
      }
      default -> loaded = false;
    }
    return false;
  }
}
