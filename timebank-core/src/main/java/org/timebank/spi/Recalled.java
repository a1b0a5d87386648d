package org.timebank.spi;

/**
 * What a store remembers of what a decision needs to know, without having looked at it again. What is decided from it is
 * applied only if it holds.
 */
public interface Recalled {

    /**
     * Rules, and members with the terms of their accounts, as they were when they were last looked up; accounts as they stood
     * at some time. No key was answered, as far as these facts know.
     */
    Facts facts();

    /**
     * Stores a change set that was decided from these facts, and that holds whatever stands on the accounts, as {@link
     * TimebankStore#apply} does: it is {@link Applied#STALE} as well when the rules, one of the members, or the terms of a
     * member's account have another version by now than among the facts. What {@link TimebankStore#apply} refuses with an
     * exception, because an account does not exist or a sum becomes too large, may be stale as well. Used once.
     *
     * @throws StoreException if the storage fails, in which case it is not known whether the change set was stored
     */
    Applied apply(ChangeSet changes);
}
