/** What the tests of this module share. */
@NullMarked
package plait.stress;

import org.jspecify.annotations.NullMarked;
