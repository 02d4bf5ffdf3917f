package plait.sanitizer.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test method, or all those of a class, that fails when a data race is met while it runs, with
 * the report of the race as its message. Races that another test has met before count too. What a
 * thread does that the test leaves behind counts for the test that runs then; with tests that run
 * in parallel a race fails all that run at the time.
 *
 * <p>The JVM needs {@code -javaagent:plait-sanitizer.jar=race}. Without it such a test fails and
 * says so, since a test that was not checked must not look like one that was. The JUnit
 * configuration parameter {@code plait.race.without-agent} can be {@code skip} or {@code run}
 * instead of {@code fail}.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RaceCheckedExtension.class)
public @interface RaceChecked {}
