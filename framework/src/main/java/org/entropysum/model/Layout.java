package org.entropysum.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which blocks of parameters there are and where each stands in the one flat vector of all. */
public final class Layout {
    private final List<Block> blocks;
    private final Map<String, Integer> offsets = new LinkedHashMap<>();
    private final int size;

    private Layout(List<Block> blocks) {
        this.blocks = List.copyOf(blocks);
        int offset = 0;
        for (Block block : blocks) {
            if (offsets.put(block.name(), offset) != null) {
                throw new IllegalArgumentException("two blocks are named \"" + block.name() + "\"");
            }
            offset += block.size();
        }
        this.size = offset;
    }

    /**
     * A layout of the given blocks, in that order.
     *
     * @param blocks the blocks
     * @return the layout
     */
    public static Layout of(Block... blocks) {
        return new Layout(List.of(blocks));
    }

    /**
     * This layout followed by another.
     *
     * @param other the blocks to follow
     * @return the joint layout
     */
    public Layout and(Layout other) {
        List<Block> joint = new ArrayList<>(blocks);
        joint.addAll(other.blocks);
        return new Layout(joint);
    }

    /** Up to where there are blocks that all data points share. */
    int sharedSize() {
        return blocks.stream()
                .filter(block -> !block.perDatum())
                .mapToInt(block -> offset(block.name()) + block.size())
                .max()
                .orElse(0);
    }

    /**
     * The blocks in order.
     *
     * @return the blocks
     */
    public List<Block> blocks() {
        return blocks;
    }

    /**
     * The number of parameters.
     *
     * @return the length of the flat vector
     */
    public int size() {
        return size;
    }

    /**
     * The block of that name.
     *
     * @param name the name
     * @return the block
     * @throws IllegalArgumentException if there is none
     */
    public Block block(String name) {
        for (Block block : blocks) {
            if (block.name().equals(name)) {
                return block;
            }
        }
        throw new IllegalArgumentException("there is no block \"" + name + "\"; there are " + offsets.keySet());
    }

    /**
     * Where a block starts in the flat vector.
     *
     * @param name the name of the block
     * @return the offset
     */
    public int offset(String name) {
        Integer offset = offsets.get(name);
        if (offset == null) {
            throw new IllegalArgumentException("there is no block \"" + name + "\"; there are " + offsets.keySet());
        }
        return offset;
    }
}
