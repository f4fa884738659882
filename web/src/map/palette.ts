/** Colours of the map by day and by night. Roads recede; units and incidents stand out. */
export interface Palette {
  land: string; water: string; green: string; building: string
  minor: string; street: string; main: string; motorway: string; casing: string
  text: string; halo: string; waterText: string
  estate: string; rail: string; district: string; districtText: string
}

export const palettes: Record<'dark' | 'light', Palette> = {
  dark: {
    land: '#121920', water: '#0d2a40', green: '#14251f', building: '#1c252e', minor: '#26313b', street: '#303d49',
    main: '#4a5a68', motorway: '#7a6a4a', casing: '#0c1218', text: '#b9c7d3', halo: '#0c1218', waterText: '#6fa3c9',
    estate: '#171f28', rail: '#55616d', district: '#6d5a86', districtText: '#a992c9',
  },
  light: {
    land: '#f1f0ec', water: '#b9d6ea', green: '#d5e6cd', building: '#dedad3', minor: '#ffffff', street: '#ffffff',
    main: '#f6d98a', motorway: '#f3c583', casing: '#c9c4b9', text: '#35404a', halo: '#ffffff', waterText: '#2f6d9b',
    estate: '#e9e6e0', rail: '#a8a29a', district: '#a58bc2', districtText: '#7a5ba0',
  },
}

export const levelColours = { R1: '#e5303a', R2: '#f08a1d', R3: '#f0c62f', R4: '#45b57c', R5: '#8fa9bd' } as const
export const incidentColour = (level: string | null): string =>
  (level && level in levelColours ? levelColours[level as keyof typeof levelColours] : '#c9d4dd')
