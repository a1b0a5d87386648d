package org.timebank.credit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.timebank.command.CanonicalText;
import org.timebank.command.Digest;

/**
 * The Merkle tree of a seal, as in RFC 6962, section 2.1: a leaf is hashed with a byte 0 before it, a node with a byte 1
 * before its two children, and a tree of n leaves is split at the largest power of two below n. Immutable.
 */
public final class MerkleTree {

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private final List<Digest> leaves;

    private MerkleTree(List<Digest> leaves) {
        this.leaves = leaves;
    }

    /** The tree over these heads, in their order, at least one. */
    public static MerkleTree over(List<SealedHead> heads) {
        return new MerkleTree(heads.stream().map(MerkleTree::leaf).toList());
    }

    /** The hash of a leaf. */
    public static Digest leaf(SealedHead head) {
        String text = CanonicalText.of("head", head.account(), head.entries(), head.head());
        return Digest.ofBytes(LEAF, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The root. */
    public Digest root() {
        return root(leaves);
    }

    /** The siblings on the way from a leaf to the root, the lowest first: RFC 6962, section 2.1.1. */
    public List<Digest> path(int position) {
        List<Digest> path = new ArrayList<>();
        path(position, leaves, path);
        return path;
    }

    /**
     * The root that follows from one leaf and its path.
     *
     * @param position of the leaf, counted from 0
     * @param size of the tree
     * @throws IllegalArgumentException if such a tree has no such leaf, or its path another length
     */
    public static Digest root(Digest leaf, int position, int size, List<Digest> path) {
        if (position < 0 || position >= size) {
            throw new IllegalArgumentException("A tree of " + size + " leaves has no leaf " + position);
        }
        if (size == 1) {
            if (!path.isEmpty()) {
                throw new IllegalArgumentException("The path is too long");
            }
            return leaf;
        }
        if (path.isEmpty()) {
            throw new IllegalArgumentException("The path is too short");
        }
        int left = Integer.highestOneBit(size - 1);
        Digest sibling = path.get(path.size() - 1);
        List<Digest> below = path.subList(0, path.size() - 1);
        return position < left
                ? node(root(leaf, position, left, below), sibling)
                : node(sibling, root(leaf, position - left, size - left, below));
    }

    private static Digest root(List<Digest> leaves) {
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int left = Integer.highestOneBit(leaves.size() - 1);
        return node(root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
    }

    private static void path(int position, List<Digest> leaves, List<Digest> path) {
        if (leaves.size() == 1) {
            return;
        }
        int left = Integer.highestOneBit(leaves.size() - 1);
        List<Digest> first = leaves.subList(0, left);
        List<Digest> second = leaves.subList(left, leaves.size());
        if (position < left) {
            path(position, first, path);
            path.add(root(second));
        } else {
            path(position - left, second, path);
            path.add(root(first));
        }
    }

    private static Digest node(Digest left, Digest right) {
        return Digest.ofBytes(NODE, left.bytes(), right.bytes());
    }
}
