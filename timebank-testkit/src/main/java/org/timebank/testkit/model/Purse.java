package org.timebank.testkit.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.AccountRef;
import org.timebank.member.MemberId;
import org.timebank.member.MemberKind;
import org.timebank.rules.CommunityRules;

/** An account in the model. Mutable. In the order of ids. */
final class Purse implements Comparable<Purse> {

    private static final AccountLimits NEVER_BELOW_ZERO = AccountLimits.debitLimit(0);

    final AccountId id;
    final AccountKind kind;
    private final Optional<MemberKind> owner;
    private final LocalDate since;
    /** What had come in by then, in all. */
    private final NavigableMap<Instant, Long> creditedBy = new TreeMap<>();
    /** What stood there then. */
    private final NavigableMap<Instant, Long> recordedBy = new TreeMap<>();
    /** What occurred on that day. */
    private final NavigableMap<LocalDate, Long> occurredOn = new TreeMap<>();

    long balance;
    long held;
    long credited;
    long entries;
    long sealedEntries;
    int termsVersion;
    Optional<AccountLimits> own = Optional.empty();
    boolean closed;

    private Purse(AccountId id, AccountKind kind, Optional<MemberKind> owner, LocalDate since) {
        this.id = id;
        this.kind = kind;
        this.owner = owner;
        this.since = since;
    }

    static Purse of(MemberId member, MemberKind owner, LocalDate since) {
        return new Purse(AccountId.of(member), AccountKind.MEMBER, Optional.of(owner), since);
    }

    static Purse of(AccountKind kind) {
        return new Purse(AccountId.of(kind), kind, Optional.empty(), LocalDate.EPOCH);
    }

    /** As a command names it. */
    AccountRef named() {
        return kind == AccountKind.MEMBER ? AccountRef.of(MemberId.of(id.value())) : AccountRef.of(kind);
    }

    boolean wasThere(LocalDate day) {
        return !day.isBefore(since);
    }

    long free() {
        return balance - held;
    }

    boolean isEmpty() {
        return balance == 0 && held == 0;
    }

    boolean isUsed() {
        return entries > 0;
    }

    void enter(long minutes, Posted.Origin origin) {
        entries++;
        balance += minutes;
        recordedBy.put(origin.at(), balance);
        occurredOn.merge(origin.day(), minutes, Long::sum);
        if (minutes > 0) {
            credited += minutes;
            creditedBy.put(origin.at(), credited);
        }
    }

    /** What stood there, as it was known then. */
    long asRecorded(Instant moment) {
        return Optional.ofNullable(recordedBy.floorEntry(moment))
                .map(Map.Entry::getValue)
                .orElse(0L);
    }

    /** What stood there at the end of a day, as it is known now. */
    long on(LocalDate day) {
        return occurredOn.headMap(day, true).values().stream()
                .mapToLong(minutes -> minutes)
                .sum();
    }

    /** When something came in for the first time. */
    Optional<Instant> firstCredit() {
        return Optional.ofNullable(creditedBy.firstEntry()).map(Map.Entry::getKey);
    }

    /** What came in before the moment and has not gone out since, as the oldest goes first. */
    long olderThan(Instant moment) {
        long cameIn = Optional.ofNullable(creditedBy.lowerEntry(moment))
                .map(Map.Entry::getValue)
                .orElse(0L);
        long wentOut = credited - balance;
        return Math.max(0, cameIn - wentOut);
    }

    AccountLimits limits(CommunityRules rules) {
        return own.or(() -> owner.map(rules::limits)).orElse(usual());
    }

    private AccountLimits usual() {
        return switch (kind) {
            case POT, NOTES -> NEVER_BELOW_ZERO;
            default -> AccountLimits.NONE;
        };
    }

    @Override
    public int compareTo(Purse other) {
        return id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return kind + " " + id + " with " + balance + ", " + held + " held";
    }
}
