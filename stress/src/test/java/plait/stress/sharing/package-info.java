/** A storm over what processes share: they are killed at any moment, from a seed. */
@NullMarked
package plait.stress.sharing;

import org.jspecify.annotations.NullMarked;
