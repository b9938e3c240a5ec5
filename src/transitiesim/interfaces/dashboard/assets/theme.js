vuetifyThemes = {
    light: { dark: false, primary: "#154273", colors: {} },
    dark: { dark: true, colors: {} },
};
