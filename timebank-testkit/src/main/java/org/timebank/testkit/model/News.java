package org.timebank.testkit.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.timebank.exchange.ExchangeId;

/** What commands have touched, or would have if they had not been refused. Mutable. */
final class News {

    final SortedSet<Purse> purses = new TreeSet<>();
    final List<Posted> posted = new ArrayList<>();
    final Set<SetAside> holds = new LinkedHashSet<>();
    final Map<ExchangeId, Deal> deals = new LinkedHashMap<>();
}
