package io.tieout.simulator.retailer;

/// A scene for tests that let a part of the retailer live alone.
final class Scenes {

    private static final int ORDERS = 10;

    private Scenes() {}

    static Scene of(World world, Agenda agenda, Voice voice) {
        Handover handover = new Handover(world.dice(), agenda, voice, 0);
        Levels levels = Levels.of(ORDERS, world.items().size());
        Movements movements = new Movements(world, voice, levels);
        Supply supply = new Supply(world, agenda, handover, movements, levels);
        return new Scene(world, agenda, voice, handover, new Stock(world, movements, supply));
    }
}
