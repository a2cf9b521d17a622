package org.openquay.journal.record;

/** Who makes records. Each numbers its own, so that what is lost can be told. */
public final class Producers {

    /** The journal itself. */
    public static final int JOURNAL = 0;
    /** The cycle. */
    public static final int CYCLE = 1;
    /** Everybody else: links, supervisor, ingress. One number for each that records at the same time. */
    public static final int FIRST_OTHER = 2;
    /** Most producers of a session. */
    public static final int MAX = 32;

    private Producers() {}
}
