// Shows as many received pictures as asked for, in a grid, and counts what was shown.
const viewer = {
  links: [],
  shown: 0,

  async offer(index, columns, rows) {
    const video = document.createElement('video');
    video.autoplay = true;
    video.muted = true;
    video.playsInline = true;
    document.body.style.gridTemplateColumns = `repeat(${columns}, 1fr)`;
    document.body.style.gridTemplateRows = `repeat(${rows}, 1fr)`;
    document.body.append(video);
    const link = new RTCPeerConnection();
    viewer.links[index] = link;
    link.addTransceiver('video', { direction: 'recvonly' });
    link.ontrack = (event) => {
      video.srcObject = new MediaStream([event.track]);
    };
    const count = () => {
      viewer.shown++;
      video.requestVideoFrameCallback(count);
    };
    video.requestVideoFrameCallback(count);
    await link.setLocalDescription();
    return link.localDescription.sdp;
  },

  async answer(index, sdp) {
    await viewer.links[index].setRemoteDescription({ type: 'answer', sdp });
    return true;
  },

  async numbers() {
    let decoded = 0;
    for (const link of viewer.links) {
      for (const entry of (await link.getStats()).values()) {
        if (entry.type === 'inbound-rtp' && entry.kind === 'video') {
          decoded += entry.framesDecoded;
        }
      }
    }
    return { decoded, shown: viewer.shown };
  },
};
