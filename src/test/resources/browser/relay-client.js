// What the tests of the relay do in a page: publish and receive over real peer connections.
const relay = (() => {
  const links = new Map();
  const audio = new AudioContext();

  const until = async (condition, what, limit = 20000) => {
    const start = performance.now();
    for (;;) {
      const found = await condition();
      if (found) return found;
      if (performance.now() - start > limit) throw new Error("waited in vain for " + what);
      await new Promise((next) => setTimeout(next, 50));
    }
  };

  const coloured = (colour, width, height) => {
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    const pen = canvas.getContext("2d");
    let step = 0;
    const paint = () => {
      pen.fillStyle = colour;
      pen.fillRect(0, 0, canvas.width, canvas.height);
      // Something that moves, so that every frame is a new one.
      pen.fillStyle = "black";
      pen.fillRect((step++ * 4) % canvas.width, 0, 8, 8);
    };
    paint();
    setInterval(paint, 33);
    return canvas.captureStream(30).getVideoTracks()[0];
  };

  const tone = (hertz) => {
    const oscillator = audio.createOscillator();
    oscillator.frequency.value = hertz;
    const target = audio.createMediaStreamDestination();
    oscillator.connect(target);
    oscillator.start();
    audio.resume();
    return target.stream.getAudioTracks()[0];
  };

  const tracksOf = async (wanted) => {
    if (wanted.device) {
      return (await navigator.mediaDevices.getUserMedia({
        audio: true, video: { width: wanted.width ?? 640, height: wanted.height ?? 360 },
      })).getTracks();
    }
    const tracks = [];
    if (wanted.hertz) tracks.push(tone(wanted.hertz));
    if (wanted.colour) {
      tracks.push(coloured(wanted.colour, wanted.width ?? 640, wanted.height ?? 360));
    }
    return tracks;
  };

  const prefer = (transceiver, kind, codec) => {
    const known = RTCRtpReceiver.getCapabilities(kind).codecs;
    transceiver.setCodecPreferences(
      known.filter((one) => one.mimeType.toLowerCase() === "video/" + codec.toLowerCase()));
  };

  const connection = (name) => {
    const peer = new RTCPeerConnection({ bundlePolicy: "max-bundle" });
    links.set(name, { peer });
    return peer;
  };

  const limited = (sdp, kbps) =>
    kbps ? sdp.replace(/(m=video[^]*?c=[^\r\n]*\r\n)/, "$1b=AS:" + kbps + "\r\n") : sdp;

  const publish = async (name, wanted) => {
    const peer = connection(name);
    for (const track of await tracksOf(wanted)) {
      const transceiver = peer.addTransceiver(track, { direction: "sendonly" });
      if (wanted.codec && track.kind === "video") prefer(transceiver, "video", wanted.codec);
    }
    const offer = await peer.createOffer();
    await peer.setLocalDescription(offer);
    return limited(offer.sdp, wanted.kbps);
  };

  const subscribe = async (name, wanted = {}) => {
    const peer = connection(name);
    peer.addTransceiver("audio", { direction: "recvonly" });
    const video = peer.addTransceiver("video", { direction: "recvonly" });
    if (wanted.codec) prefer(video, "video", wanted.codec);
    const stream = new MediaStream();
    const element = document.createElement("video");
    element.autoplay = true;
    element.srcObject = stream;
    document.body.append(element);
    Object.assign(links.get(name), { element, stream });
    peer.ontrack = (event) => {
      stream.addTrack(event.track);
      if (event.track.kind === "audio") listen(name, event.track);
    };
    await peer.setLocalDescription(await peer.createOffer());
    return peer.localDescription.sdp;
  };

  const listen = (name, track) => {
    const analyser = audio.createAnalyser();
    analyser.fftSize = 8192;
    audio.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    audio.resume();
    links.get(name).analyser = analyser;
  };

  const answer = async (name, sdp) => {
    await links.get(name).peer.setRemoteDescription({ type: "answer", sdp });
  };

  const connected = (name) => until(
    () => links.get(name).peer.connectionState === "connected", name + " to connect");

  const stats = async (name, type, kind) => {
    for (const one of (await links.get(name).peer.getStats()).values()) {
      if (one.type === type && one.kind === kind) return one;
    }
    return null;
  };

  const numbers = async (name) => {
    const video = await stats(name, "inbound-rtp", "video");
    const sound = await stats(name, "inbound-rtp", "audio");
    return {
      frames: video?.framesDecoded ?? 0,
      width: video?.frameWidth ?? 0,
      videoPackets: video?.packetsReceived ?? 0,
      videoBytes: video?.bytesReceived ?? 0,
      videoLost: video?.packetsLost ?? 0,
      nacks: video?.nackCount ?? 0,
      keyFrames: video?.keyFramesDecoded ?? 0,
      freezes: video?.freezeCount ?? 0,
      audioPackets: sound?.packetsReceived ?? 0,
      audioLost: sound?.packetsLost ?? 0,
      energy: sound?.totalAudioEnergy ?? 0,
      concealed: sound?.concealedSamples ?? 0,
      samples: sound?.totalSamplesReceived ?? 0,
    };
  };

  const sending = async (name) => {
    const video = await stats(name, "outbound-rtp", "video");
    return {
      frames: video?.framesEncoded ?? 0,
      bytes: video?.bytesSent ?? 0,
      target: video?.targetBitrate ?? 0,
      width: video?.frameWidth ?? 0,
      fps: video?.framesPerSecond ?? 0,
      packets: video?.packetsSent ?? 0,
      retransmitted: video?.retransmittedPacketsSent ?? 0,
      keyFrames: video?.keyFramesEncoded ?? 0,
    };
  };

  const pixel = (name) => {
    const element = links.get(name).element;
    if (!element.videoWidth) return null;
    const canvas = document.createElement("canvas");
    canvas.width = element.videoWidth;
    canvas.height = element.videoHeight;
    const pen = canvas.getContext("2d");
    pen.drawImage(element, 0, 0);
    return Array.from(
      pen.getImageData(canvas.width >> 1, canvas.height >> 1, 1, 1).data).slice(0, 3);
  };

  const near = (one, other) => one && one.every((value, i) => Math.abs(value - other[i]) < 60);

  const pictureOf = (name, colour, limit) => until(
    () => near(pixel(name), colour), name + " to show " + colour, limit).then(() => true);

  // The loudest frequency that is heard.
  const pitch = (name) => {
    const analyser = links.get(name).analyser;
    const bins = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(bins);
    let loudest = 1;
    for (let i = 2; i < bins.length; i++) if (bins[i] > bins[loudest]) loudest = i;
    return bins[loudest] < -70 ? 0 : loudest * audio.sampleRate / analyser.fftSize;
  };

  const hears = (name, hertz) => until(
    () => Math.abs(pitch(name) - hertz) < 25, name + " to hear " + hertz).then(() => true);

  const more = async (name, key, count) => {
    const before = (await numbers(name))[key];
    await until(async () => (await numbers(name))[key] >= before + count, count + " more " + key);
    return true;
  };

  const aims = async (name, bits) => {
    await until(async () => (await sending(name)).target >= bits, name + " to aim at " + bits)
      .catch(async (problem) => {
        throw new Error(problem.message + ": " + JSON.stringify(await sending(name)));
      });
    return sending(name);
  };

  // Resolves once a number has not changed for a while.
  const stops = async (name, key) => {
    let last = -1;
    let since = 0;
    await until(async () => {
      const now = (await numbers(name))[key];
      if (now !== last) { last = now; since = performance.now(); }
      return performance.now() - since > 1500;
    }, key + " to stop");
    return true;
  };

  const close = async (name) => {
    links.get(name).peer.close();
    links.get(name).element?.remove();
    links.delete(name);
  };

  return { publish, subscribe, answer, connected, numbers, sending, pixel, pitch, pictureOf, hears,
           aims, more, stops, close, until, links };
})();
