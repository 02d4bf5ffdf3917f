package plait;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How many bytes of UTF-8 a text in {@link SharedRecords} may have. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface MaxBytes {
  /**
   * The bytes, from 1 to 65,535.
   *
   * @return the bytes
   */
  int value();
}
