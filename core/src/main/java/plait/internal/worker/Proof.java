package plait.internal.worker;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How both ends of a socket show that they know the token, without saying it: each sends random
 * bytes, and proves by HMAC-SHA-256 (RFC 2104) over its own role and both sides' bytes.
 */
public final class Proof {
  /** The bytes of a token, of one side's random bytes, and of a proof. */
  public static final int LENGTH = 32;

  private static final String ALGORITHM = "HmacSHA256";

  private Proof() {}

  /** Whose proof it is; a proof of one side is of no use to the other. */
  public enum Role {
    PARENT(1),
    WORKER(2);

    private final byte mark;

    Role(int mark) {
      this.mark = (byte) mark;
    }
  }

  /** A proof by the side of that role. */
  public static byte[] of(Role role, byte[] token, byte[] ofParent, byte[] ofWorker) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(token, ALGORITHM));
      mac.update(role.mark);
      mac.update(ofParent);
      return mac.doFinal(ofWorker);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
    }
  }

  /** Whether two proofs are equal; how long it takes tells nothing about where they differ. */
  public static boolean equal(byte[] one, byte[] other) {
    return MessageDigest.isEqual(one, other);
  }
}
