package org.timebank.benchmarks.form;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.timebank.Tenant;
import org.timebank.Timebank;
import org.timebank.access.Actor;
import org.timebank.command.Outcome;
import org.timebank.command.Role;
import org.timebank.command.TimebankId;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.Limits;
import org.timebank.credit.Verification;
import org.timebank.credit.VerificationRange;
import org.timebank.member.ExternalReference;
import org.timebank.member.JoinTimebank;
import org.timebank.member.MemberId;
import org.timebank.member.MemberKind;
import org.timebank.offer.DefineCategory;
import org.timebank.rules.AdoptRules;
import org.timebank.rules.CommunityRules;
import org.timebank.rules.CreditRules;
import org.timebank.rules.Rounding;

/**
 * A timebank whose members never come to their limits, and an activity that needs no approval. All else is as it
 * commonly is: time is rounded up to the quarter hour, and credits are set aside for what was agreed.
 *
 * @param members in the order in which they joined, which is that of their ids
 */
public record Community(List<MemberId> members) {

    /** Its name. */
    public static final TimebankId ID = TimebankId.of("benchmark");

    /** The activity. */
    public static final String CATEGORY = "gardening";

    /** The first day of all members. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);

    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final long TWELVE_HOURS = 12 * 60;
    private static final int BATCH = 100;

    /** So many minutes nobody gets to. */
    private static final long FAR = 1_000_000_000_000L;

    public Community {
        members = List.copyOf(members);
    }

    /** Founds it, with so many members. */
    public static Community found(Tenant tenant, int size) {
        Timebank bank = administrator(tenant);
        bank.rules().adopt(AdoptRules.of("rules", rules())).orElseThrow();
        bank.offers()
                .define(DefineCategory.of("category", CATEGORY, "Gardening", false))
                .orElseThrow();
        List<MemberId> members = new ArrayList<>();
        for (int first = 0; first < size; first += BATCH) {
            List<JoinTimebank> joining = new ArrayList<>();
            for (int number = first; number < Math.min(size, first + BATCH); number++) {
                joining.add(JoinTimebank.of("join-" + number, MemberKind.PERSON, FIRST_DAY, reference(number)));
            }
            for (Outcome<?> joined : bank.submit(joining)) {
                members.add((MemberId) joined.orElseThrow());
            }
        }
        return new Community(members);
    }

    /** With limits that are judged each time and never reached. */
    private static CommunityRules rules() {
        AccountLimits far = new AccountLimits(
                new Limits(OptionalLong.of(-FAR), OptionalLong.of(FAR)), OptionalLong.empty(), OptionalLong.empty());
        return new CommunityRules(Rounding.upTo(15), far, far, TWELVE_HOURS, ZONE, CreditRules.common());
    }

    /** Yesterday: what is planned or stated for it is not to come, even if it becomes midnight meanwhile. */
    public static LocalDate yesterday() {
        return LocalDate.now(ZONE).minusDays(1);
    }

    /** The host's own id of a member. */
    public static ExternalReference reference(int number) {
        return ExternalReference.of("crm", Integer.toString(number));
    }

    /** One who may see and do everything that is not a member's own. */
    public static Timebank administrator(Tenant tenant) {
        return tenant.actingAs(Actor.administrator("crm-user-0").alsoAs(Role.BROKER));
    }

    /** A member, who acts in their own capacity. */
    public Timebank member(Tenant tenant, int number) {
        return tenant.actingAs(Actor.member("crm-user-" + number, id(number)));
    }

    /** The members who joined first and those who joined last. */
    public List<Community> halves() {
        int middle = members.size() / 2;
        return List.of(
                new Community(members.subList(0, middle)), new Community(members.subList(middle, members.size())));
    }

    public MemberId id(int number) {
        return members.get(number);
    }

    /**
     * Reads the whole ledger again.
     *
     * @param transactions how many ledger transactions of two entries there should be
     * @throws IllegalStateException if something does not fit
     */
    public static String check(Tenant tenant, long transactions) {
        Verification found = administrator(tenant).credits().verify(VerificationRange.all(), progress -> {});
        if (!found.holds() || found.entries() != 2 * transactions) {
            throw new IllegalStateException("There should be " + 2 * transactions + " entries, and there is " + found);
        }
        return found.entries() + " entries verified on " + found.accounts()
                + " accounts, the sum of all balances is zero";
    }
}
