/** Memory that several processes map, and what they need to agree about it. */
@NullMarked
package plait.internal.shared;

import org.jspecify.annotations.NullMarked;
