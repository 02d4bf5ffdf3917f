/** Plait's own tests under its sanitizer. */
@NullMarked
package plait.stress.races;

import org.jspecify.annotations.NullMarked;
