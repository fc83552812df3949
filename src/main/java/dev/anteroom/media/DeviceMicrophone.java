package dev.anteroom.media;

/** Records a real microphone into a capture. */
final class DeviceMicrophone {
    private static final SoundProcessing NONE = new SoundProcessing(false, false, false);

    private DeviceMicrophone() {}

    /** Opens it; the scope closes it. */
    static void open(
            Loudspeaker speaker,
            SoundSystem sound,
            String id,
            SoundProcessing wanted,
            VoiceOutlet outlet,
            NativeScope scope,
            Runnable broken) {
        SoundSystem.Taker taker =
                wanted.equals(NONE)
                        // a processor with nothing to do would leave its output untouched
                        ? recorded -> outlet.put(recorded, SoundSystem.RATE, 1)
                        : processed(speaker, wanted, outlet, scope);
        scope.own(sound.record(id, taker, broken), SoundSystem.Stream::close);
    }

    private static SoundSystem.Taker processed(
            Loudspeaker speaker, SoundProcessing wanted, VoiceOutlet outlet, NativeScope scope) {
        VoiceProcessor processor = scope.own(new VoiceProcessor(wanted), VoiceProcessor::close);
        speaker.mixer().inform(processor);
        scope.own(processor, speaker.mixer()::forget);
        byte[] result = new byte[SoundSystem.MONO_BYTES];
        return recorded -> {
            processor.process(recorded, result);
            outlet.put(result, SoundSystem.RATE, 1);
        };
    }
}
