package plait.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.module.ModuleDescriptor;
import java.util.List;
import org.junit.jupiter.api.Test;
import plait.testing.Checkout;

/** The layout of the library: what may know what, what is public, what may print. */
class ArchitectureTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter().importPath(Checkout.mainClasses());

  @Test
  void onlyPackagePlaitIsPublic() {
    var descriptor = plait.Action.class.getModule().getDescriptor();
    assertThat(descriptor.exports())
        .filteredOn(export -> !export.isQualified())
        .extracting(ModuleDescriptor.Exports::source)
        .containsExactly("plait");
    classes().should().resideInAnyPackage("plait", "plait.internal..", "").check(MAIN);
  }

  @Test
  void publicSignaturesNameNoHiddenType() {
    classes()
        .that()
        .resideInAPackage("plait")
        .and()
        .arePublic()
        .should(new NameNoHiddenType())
        .check(MAIN);
  }

  @Test
  void publicTypesAreClosedForInheritanceUnlessTheyAreContracts() {
    classes()
        .that()
        .resideInAPackage("plait")
        .and()
        .arePublic()
        .and()
        .areNotInterfaces()
        .and()
        .areNotAssignableTo(Throwable.class)
        .should()
        .haveModifier(JavaModifier.FINAL)
        .because("only interfaces and exceptions are open")
        .check(MAIN);
  }

  @Test
  void needsTheJdkOnly() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "java..", "javax..", "jdk..", "com.sun.management..", "plait..", "org.jspecify.."))
        .check(MAIN);
  }

  @Test
  void threadsAndCarriersDoNotKnowProcesses() {
    for (var lower : List.of("thread", "queue", "lock", "wire", "ship")) {
      independent("plait.internal." + lower + "..", "plait.internal.process..");
      independent("plait.internal." + lower + "..", "plait.internal.worker..");
    }
    independent("plait.internal.wire..", "plait.internal.ship..");
    independent("plait.internal.worker..", "plait.internal.process..");
    independent("plait.internal.wire..", "plait.internal.thread..");
    independent("plait.internal.ship..", "plait.internal.thread..");
  }

  private static void independent(String from, String to) {
    noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(to)
        .allowEmptyShould(true)
        .check(MAIN);
  }

  @Test
  void onlyTheReportOfUnjoinedFailuresProgressBarsAndWorkersPrint() {
    var rule =
        noClasses()
            .that(DescribedPredicate.not(mayPrint()))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.IO")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace");
    rule.check(MAIN);
  }

  private static DescribedPredicate<JavaClass> mayPrint() {
    return resideInAnyPackage("plait.internal.progress..", "plait.internal.worker..")
        .or(
            DescribedPredicate.describe(
                "what workers print",
                type -> type.getName().matches("plait\\.internal\\.process\\.Printed(\\$.*)?")))
        .or(
            DescribedPredicate.describe(
                "the report of unjoined failures",
                type ->
                    type.getName()
                        .matches("plait\\.internal\\.thread\\.UnjoinedFailures(\\$.*)?")));
  }
}
