package plait.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * No supertype, field, parameter, result or exception that a user can see is of a package that is
 * not exported.
 */
final class NameNoHiddenType extends ArchCondition<JavaClass> {
  NameNoHiddenType() {
    super("name no type of plait.internal in what a user can see");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    var supertypes = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
    report(type.getName(), supertypes, events);
    visible(type.getFields())
        .forEach(field -> report(field.getFullName(), Stream.of(field.getType()), events));
    visible(type.getCodeUnits()).forEach(unit -> report(unit.getFullName(), typesOf(unit), events));
  }

  private static <M extends JavaMember> Stream<M> visible(Set<M> members) {
    Predicate<M> isVisible =
        member ->
            member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    return members.stream()
        .filter(isVisible)
        .filter(member -> !member.getModifiers().contains(JavaModifier.SYNTHETIC));
  }

  private static Stream<JavaType> typesOf(JavaCodeUnit unit) {
    return Stream.of(
            List.of(unit.getReturnType()), unit.getParameterTypes(), unit.getExceptionTypes())
        .flatMap(List::stream);
  }

  private static void report(
      String where, Stream<? extends JavaType> types, ConditionEvents events) {
    types
        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
        .filter(type -> type.getPackageName().startsWith("plait.internal"))
        .forEach(type ->
            events.add(SimpleConditionEvent.violated(type, where + " shows " + type.getName())));
  }
}
