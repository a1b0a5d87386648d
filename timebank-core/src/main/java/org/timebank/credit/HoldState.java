package org.timebank.credit;

import java.util.Locale;

/** What has become of a hold. Only an open one sets credits aside. */
public enum HoldState {
    OPEN,
    CAPTURED,
    RELEASED,
    EXPIRED;

    /** The stable code, such as {@code captured}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
