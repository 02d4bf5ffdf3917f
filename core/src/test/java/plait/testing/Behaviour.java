package plait.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The numbers of the behaviours, as listed in {@code config/behaviours.tsv}, that a test shows.
 * Goes on {@code @Test}, {@code @RepeatedTest} and {@code @ParameterizedTest} methods, also on
 * those of an abstract contract.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ExtendWith(BehaviourRecorder.class)
public @interface Behaviour {
  int[] value();
}
